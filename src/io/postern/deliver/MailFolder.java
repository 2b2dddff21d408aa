package io.postern.deliver;

import io.postern.disk.DurableFiles;
import io.postern.mail.Content;
import io.postern.mail.Mail;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A folder with one file per mail. A file appears under its name only when all of it is on stable
 * storage; a mail that comes again replaces its own file.
 */
final class MailFolder {
  private final Path folder;

  MailFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes a mail and returns when file and folder entry would survive a power cut.
   *
   * @return the file, {@code <id>.eml}
   * @throws IOException naming the file, when it could not be written; nothing is left behind then
   */
  Path keep(Mail mail) throws IOException {
    Path file = folder.resolve(mail.id() + ".eml");
    Path partial = folder.resolve("." + mail.id() + "." + UUID.randomUUID() + ".part");
    try {
      Files.createDirectories(folder);
      write(mail.content(), partial);
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
      DurableFiles.flushFolder(folder);
      return file;
    } catch (IOException failed) {
      boolean inTheWay = Files.exists(folder) && !Files.isDirectory(folder);
      String reason = inTheWay ? folder + " is not a folder" : failed.toString();
      removed(partial, failed);
      throw new IOException("could not write " + file + ": " + reason, failed);
    }
  }

  private static void removed(Path partial, IOException failure) {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException alsoFailed) {
      failure.addSuppressed(alsoFailed);
    }
  }

  private static void write(Content content, Path file) throws IOException {
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      content.writeTo(out);
      out.force(true);
    }
  }
}
