package io.postern.notice;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.codec.QuotedPrintableOutputStream;

/**
 * A plain text mail by the gateway itself. Its envelope sender is empty, so that nobody ever
 * answers it with a mail (RFC 3834, RFC 5321 section 4.5.5).
 *
 * @param id the mail's name
 * @param host the gateway's name, for the Message-ID
 * @param at when it is written
 * @param to who gets it, and in whose name it is written
 * @param subject any text
 * @param text any text, lines ending with LF
 */
record OwnMail(String id, String host, ZonedDateTime at, Address to, String subject, String text) {
  private static final int SUBJECT_NAME = "Subject: ".length();

  Mail compose() throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    octets.write(header().getBytes(StandardCharsets.UTF_8));
    byte[] body = text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    try (OutputStream encoded = new QuotedPrintableOutputStream(octets, false)) {
      encoded.write(body);
    }
    return Mail.of(
        id, new Envelope(Optional.empty(), List.of(to)), Content.of(octets.toByteArray()));
  }

  private String header() {
    return String.join(
        "\r\n",
        "From: Postern <" + to + ">",
        "To: <" + to + ">",
        "Subject: " + encodedSubject(),
        "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(at),
        "Message-ID: <" + id + "@" + host + ">",
        "Auto-Submitted: auto-generated",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable",
        "",
        "");
  }

  private String encodedSubject() {
    String line = subject.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
    return EncoderUtil.encodeIfNecessary(line, EncoderUtil.Usage.TEXT_TOKEN, SUBJECT_NAME);
  }
}
