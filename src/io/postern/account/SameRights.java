package io.postern.account;

import io.postern.disk.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/**
 * Puts a file in the place of another, with its owner, group and rights: the gateway may run as
 * another user than the one who changes its settings.
 */
final class SameRights {
  private SameRights() {}

  /**
   * Replaces a file as a whole.
   *
   * @param file not a link
   * @throws IOException then the file is as it was, or can be read by its new owner only
   */
  static void replace(Path file, byte[] octets) throws IOException {
    PosixFileAttributeView old = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (old == null) {
      DurableFiles.replace(file, octets);
      return;
    }
    PosixFileAttributes wanted = old.readAttributes();
    DurableFiles.replace(file, octets);
    give(Files.getFileAttributeView(file, PosixFileAttributeView.class), wanted);
  }

  private static void give(PosixFileAttributeView file, PosixFileAttributes wanted)
      throws IOException {
    PosixFileAttributes now = file.readAttributes();
    if (!now.owner().equals(wanted.owner())) {
      file.setOwner(wanted.owner());
    }
    if (!now.group().equals(wanted.group())) {
      file.setGroup(wanted.group());
    }
    file.setPermissions(wanted.permissions());
  }
}
