package io.postern.queue;

import io.postern.disk.DurableFiles;
import io.postern.disk.PrivateFiles;
import io.postern.mail.Content;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The contents of large mails, one file each, named after the mail. */
final class ContentFiles {
  static final String ENDING = ".eml";

  private final Path folder;

  ContentFiles(Path folder) throws IOException {
    this.folder = folder;
    PrivateFiles.createFolder(folder);
  }

  Path path(String mailId) {
    return folder.resolve(mailId + ENDING);
  }

  Path folder() {
    return folder;
  }

  /** Writes a content; on return it is on stable storage. */
  void write(String mailId, Content content) throws IOException {
    DurableFiles.replace(path(mailId), content::writeTo);
  }

  FileChannel open(String mailId) throws IOException {
    return FileChannel.open(path(mailId), StandardOpenOption.READ);
  }

  boolean remove(String mailId) throws IOException {
    return Files.deleteIfExists(path(mailId));
  }

  boolean exists(String mailId) {
    return Files.isRegularFile(path(mailId));
  }

  /** Looks at the files of the folder, one after the other; the visitor may delete them. */
  void forEach(Visitor visitor) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        visitor.visit(file);
      }
    }
  }

  /** Looks at a file. */
  @FunctionalInterface
  interface Visitor {
    void visit(Path file) throws IOException;
  }
}
