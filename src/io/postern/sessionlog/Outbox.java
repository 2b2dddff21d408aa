package io.postern.sessionlog;

import io.postern.disk.DurableFiles;
import io.postern.disk.PrivateFiles;
import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Session logs that are yet to be mailed, on disk until the internal server has them; a bounded
 * number of them, of which the oldest go when there are too many. Each is a file: a line with the
 * recipient, then the mail as it is.
 */
public final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final String MAIL = ".eml";
  private static final int MAX_SIZE = 8 * 1024 * 1024;

  private final Path folder;
  private final int most;

  /**
   * @param folder made when the first log is mailed
   * @param most as many mails wait at the most
   */
  public Outbox(Path folder, int most) {
    this.folder = folder;
    this.most = most;
  }

  /** Takes a mail to one recipient; it is on stable storage when this returns. */
  synchronized void add(Mail mail) throws IOException {
    PrivateFiles.createFolder(folder);
    List<Path> waiting = waiting();
    for (int i = 0; i <= waiting.size() - most; i++) {
      LOG.warn("Too many session logs wait for the internal server; the oldest is dropped");
      Files.deleteIfExists(waiting.get(i));
    }
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    String recipient = mail.envelope().recipients().get(0).toString();
    octets.write((recipient + "\n").getBytes(StandardCharsets.UTF_8));
    mail.content().writeTo(octets);
    DurableFiles.replace(folder.resolve(mail.id() + MAIL), octets.toByteArray());
  }

  /** The oldest one; empty when there is none. What cannot be read is dropped. */
  synchronized Optional<Mail> next() throws IOException {
    for (Path file : waiting()) {
      Optional<Mail> mail = read(file);
      if (mail.isPresent()) {
        return mail;
      }
      LOG.warn("{} is no session log and is dropped", file);
      Files.deleteIfExists(file);
    }
    return Optional.empty();
  }

  /** It is where it should be, or never will be. */
  synchronized void done(String mailId) throws IOException {
    Files.deleteIfExists(folder.resolve(mailId + MAIL));
  }

  /** How many wait. */
  synchronized int size() throws IOException {
    return waiting().size();
  }

  /** Ids of mails grow with time, so that names sort by age. */
  private List<Path> waiting() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + MAIL)) {
      all.forEach(files::add);
    }
    Collections.sort(files);
    return files;
  }

  private static Optional<Mail> read(Path file) throws IOException {
    if (Files.size(file) > MAX_SIZE) {
      return Optional.empty();
    }
    byte[] octets = Files.readAllBytes(file);
    int end = 0;
    while (end < octets.length && octets[end] != '\n') {
      end++;
    }
    String recipient = new String(octets, 0, end, StandardCharsets.UTF_8);
    byte[] content = Arrays.copyOfRange(octets, Math.min(end + 1, octets.length), octets.length);
    String id = file.getFileName().toString().replace(MAIL, "");
    Optional<Address> address = Address.parse(recipient);
    return address.isEmpty() || content.length == 0
        ? Optional.empty()
        : Optional.of(
            Mail.of(
                id, new Envelope(Optional.empty(), List.of(address.get())), Content.of(content)));
  }
}
