package io.postern.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A mailbox as Dovecot keeps it on disk. Mails are put into it as files, so that no server on the
 * way changes an octet; their names carry the sizes as Dovecot's own deliveries do, so that LIST
 * costs nothing and is right.
 */
final class Maildir {
  private static final long FIRST_SECOND = 1_790_000_000L;

  private final Path folder;
  private final AtomicLong number = new AtomicLong();

  Maildir(Path folder, ServerUser owner) throws IOException {
    this.folder = owner.folder(folder);
    for (String part : new String[] {"tmp", "new", "cur"}) {
      owner.folder(folder.resolve(part));
    }
  }

  void deliver(byte[] mail) throws IOException {
    long n = number.incrementAndGet();
    String name =
        (FIRST_SECOND + n) + ".M0P1Q" + n + ".test,S=" + mail.length + ",W=" + sizeOnTheWire(mail);
    Path unfinished = folder.resolve("tmp").resolve(name);
    Files.write(unfinished, mail);
    Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-r--r--"));
    Files.move(unfinished, folder.resolve("new").resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Every line feed without a carriage return gets one. */
  private static int sizeOnTheWire(byte[] mail) {
    int size = mail.length;
    for (int i = 0; i < mail.length; i++) {
      if (mail[i] == '\n' && (i == 0 || mail[i - 1] != '\r')) {
        size++;
      }
    }
    return size;
  }

  int count() throws IOException {
    return count("new") + count("cur");
  }

  private int count(String part) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(part))) {
      return (int) files.count();
    }
  }
}
