package io.postern.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Puts a tag before the subject of a mail and leaves every other octet as it is (F62, F153). */
public final class SubjectTag {
  private SubjectTag() {}

  /**
   * Whether a text can be a tag: printable ASCII, at most 100 characters, no blank at either end.
   */
  public static boolean isTag(String text) {
    return !text.isEmpty()
        && text.length() <= 100
        && text.equals(text.strip())
        && text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  /**
   * Tags a mail. The tag goes behind {@code Subject:} and its blanks, before the text, one blank
   * between them; a mail without a Subject gets one on top; of several Subject fields the first is
   * tagged; a subject that begins with the tag stays.
   *
   * @param tag as {@link #isTag} wants it
   * @return the tagged mail, or the same when it is tagged already
   * @throws IOException when the content cannot be read
   */
  public static Mail on(Mail mail, String tag) throws IOException {
    if (!isTag(tag)) {
      throw new IllegalArgumentException(
          "a subject tag must be 1 to 100 characters of printable ASCII: \"" + tag + "\"");
    }
    // lines may be on top since the mail's own header was read, so that its offsets are off
    Optional<Header.Field> subject =
        Header.read(mail.content()).all("Subject").stream().findFirst();
    if (subject.isEmpty()) {
      return mail.withOnTop("Subject: " + tag + "\r\n");
    }
    return subject.get().value().startsWith(tag) ? mail : tagged(mail, subject.get(), tag);
  }

  private static Mail tagged(Mail mail, Header.Field subject, String tag) throws IOException {
    byte[] value = octets(mail.content(), subject.valueStart(), subject.end());
    int blanks = 0;
    while (blanks < value.length && (value[blanks] == ' ' || value[blanks] == '\t')) {
      blanks++;
    }
    boolean nothingFollows =
        blanks == value.length || value[blanks] == '\r' || value[blanks] == '\n';
    String inserted = (blanks == 0 ? " " : "") + tag + (nothingFollows ? "" : " ");
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
