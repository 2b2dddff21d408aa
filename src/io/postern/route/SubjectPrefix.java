package io.postern.route;

import io.postern.mail.Content;
import io.postern.mail.Header;
import io.postern.mail.Mail;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Puts a mark before the subject of a mail and leaves every other octet as it is (F62). */
public final class SubjectPrefix {
  /** The mark of mail that matched no recipient. */
  public static final String MANUAL_DISTRIBUTION = "[Man.Distr]";

  private SubjectPrefix() {}

  /**
   * Marks a mail. The mark goes behind {@code Subject:} and its blanks, before the text, one blank
   * between them; a mail without a Subject gets one on top; of several Subject fields the first is
   * marked; a subject that begins with the mark stays.
   *
   * @param prefix printable ASCII
   * @return the marked mail, or the same when it is marked already
   * @throws IOException when the content cannot be read
   */
  public static Mail on(Mail mail, String prefix) throws IOException {
    if (!prefix.matches("[!-~]([ -~]*[!-~])?")) {
      throw new IllegalArgumentException(
          "a subject prefix must be printable ASCII: \"" + prefix + "\"");
    }
    // lines may have been put on top since the mail's own header was read, so that its offsets are
    // off
    Header header = Header.read(mail.content());
    Optional<Header.Field> subject = header.all("Subject").stream().findFirst();
    if (subject.isEmpty()) {
      return mail.withOnTop("Subject: " + prefix + "\r\n");
    }
    return subject.get().value().startsWith(prefix) ? mail : marked(mail, subject.get(), prefix);
  }

  private static Mail marked(Mail mail, Header.Field subject, String prefix) throws IOException {
    byte[] value = octets(mail.content(), subject.valueStart(), subject.end());
    int blanks = 0;
    while (blanks < value.length && (value[blanks] == ' ' || value[blanks] == '\t')) {
      blanks++;
    }
    boolean nothingFollows =
        blanks == value.length || value[blanks] == '\r' || value[blanks] == '\n';
    String inserted = (blanks == 0 ? " " : "") + prefix + (nothingFollows ? "" : " ");
    long position = (long) subject.valueStart() + blanks;
    Content content =
        Content.of(
            List.of(
                mail.content().until(position),
                Content.of(inserted.getBytes(StandardCharsets.US_ASCII)),
                mail.content().from(position)));
    return new Mail(mail.id(), mail.envelope(), content, mail.header());
  }

  private static byte[] octets(Content content, int from, int to) throws IOException {
    try (InputStream in = content.open()) {
      in.skipNBytes(from);
      return in.readNBytes(to - from);
    }
  }
}
