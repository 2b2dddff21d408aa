package io.postern.notice;

import io.postern.mail.Address;
import io.postern.mail.OneLine;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.james.mime4j.codec.EncoderUtil;

/**
 * The header fields that all mails of the gateway itself have.
 *
 * @param id the mail's name
 * @param host the gateway's name, for the Message-ID
 * @param at when it is written
 * @param from in whose name it is written
 * @param to who gets it; several do not learn of each other
 * @param subject any text
 */
record OwnHeader(
    String id, String host, ZonedDateTime at, Address from, List<Address> to, String subject) {
  /** How a header writes a moment (RFC 5322 section 3.3). */
  static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.US);

  private static final int MAX_SUBJECT = 400;
  private static final int SUBJECT_NAME = "Subject: ".length();

  /**
   * The header with the empty line that ends it.
   *
   * @param more further fields, complete but for the line end, by nobody but ourselves
   */
  String lines(List<String> more) {
    return Stream.concat(
            Stream.of(
                "From: Postern <" + from + ">",
                toField(),
                subjectField(),
                "Date: " + DATE.format(at),
                "Message-ID: <" + id + "@" + host + ">"),
            more.stream())
        .collect(Collectors.joining("\r\n", "", "\r\n\r\n"));
  }

  private String toField() {
    return to.size() == 1
        ? "To: <" + OneLine.abridged(to.get(0).toString(), Integer.MAX_VALUE) + ">"
        : "To: undisclosed-recipients:;";
  }

  /** What looks encoded is encoded once more, so that no reader decodes a stranger's words. */
  private String subjectField() {
    String line = OneLine.abridged(subject, MAX_SUBJECT);
    String encoded =
        PlainWords.isAscii(line) && !line.contains("=?")
            ? line
            : EncoderUtil.encodeEncodedWord(line, EncoderUtil.Usage.TEXT_TOKEN, SUBJECT_NAME);
    return FoldedField.of("Subject", encoded);
  }
}
