package io.postern.hold;

import io.postern.disk.DurableFiles;
import io.postern.disk.PrivateFiles;
import io.postern.mail.Content;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The contents of held mails, one file each. */
final class HoldFiles {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final String ENDING = ".eml";

  private final Path folder;

  HoldFiles(Path folder) throws IOException {
    this.folder = folder;
    PrivateFiles.createFolder(folder);
  }

  /**
   * @throws IllegalArgumentException when it is no mail's id; it may come from a command line
   */
  Path path(String mailId) {
    if (mailId == null || !ID.matcher(mailId).matches()) {
      throw new IllegalArgumentException("not a mail id: \"" + mailId + "\"");
    }
    return folder.resolve(mailId + ENDING);
  }

  /**
   * Writes a content; on return it is on stable storage. Nothing but a block of it is in memory.
   */
  void write(String mailId, Content content) throws IOException {
    DurableFiles.replace(path(mailId), content::writeTo);
  }

  boolean remove(String mailId) throws IOException {
    return Files.deleteIfExists(path(mailId));
  }

  boolean exists(String mailId) {
    return Files.isRegularFile(path(mailId));
  }

  /** The ids of all contents that are complete. */
  List<String> ids() throws IOException {
    return ids(ENDING);
  }

  /** The ids of all contents that were never completed. */
  List<String> partIds() throws IOException {
    return ids(ENDING + DurableFiles.PART);
  }

  private List<String> ids(String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .map(name -> name.substring(0, name.length() - ending.length()))
          .filter(id -> ID.matcher(id).matches())
          .toList();
    }
  }

  boolean removePart(String mailId) throws IOException {
    Path file = path(mailId);
    return Files.deleteIfExists(file.resolveSibling(file.getFileName() + DurableFiles.PART));
  }
}
