package io.postern.notice;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

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

  Mail compose() throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    octets.write(header().getBytes(StandardCharsets.UTF_8));
    octets.write(QuotedPrintable.of(text));
    return Mail.of(
        id, new Envelope(Optional.empty(), List.of(to)), Content.of(octets.toByteArray()));
  }

  private String header() {
    return new OwnHeader(id, host, at, to, List.of(to), subject)
        .lines(
            List.of(
                "Auto-Submitted: auto-generated",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: quoted-printable"));
  }
}
