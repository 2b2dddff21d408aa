package io.postern.queue;

import io.postern.disk.DurableFiles;
import io.postern.disk.PrivateFiles;
import io.postern.mail.Content;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
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
    DurableFiles.replace(path(mailId), channel -> content.forEachPiece(new IntoFile(channel)));
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

  /** Copies pieces into a file, from file to file without touching them. */
  private record IntoFile(FileChannel channel) implements Content.Pieces {
    @Override
    public void block(byte[] block, int from, int to) throws IOException {
      ByteBuffer rest = ByteBuffer.wrap(block, from, to - from);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    }

    @Override
    public void file(FileChannel file, long position, long count) throws IOException {
      long done = 0;
      while (done < count) {
        long n = file.transferTo(position + done, count - done, channel);
        if (n <= 0) {
          throw new EOFException("the content ended " + (count - done) + " octets early");
        }
        done += n;
      }
    }
  }
}
