package io.postern.notice;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/** An inspected mail, and what is written about it. */
final class InspectionFixture {
  static final Address STRANGER = Address.of("stranger@world.example");
  static final Address ANNA = Address.of("anna@company.example");
  static final Address BERT = Address.of("bert@company.example");
  static final Address SECURITY = Address.of("security@company.example");
  static final Address POSTMASTER = Address.of("postmaster@company.example");
  static final String ORIGINAL =
      "Received: from a by b; now\r\nFrom: \"A. Stranger\" <stranger@world.example>\r\n"
          + "To: anna@company.example,\r\n\tbert@company.example\r\nSubject: Your invoice\r\n"
          + "Date: Sun, 22 Nov 2026 08:59:00 +0100\r\nMessage-ID: <42@world.example>\r\n"
          + "X-Mailer: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n"
          + "Open it.\r\n.\r\n..\r\nFrom here\r\n";

  private InspectionFixture() {}

  static InspectionNotices notices(String language) {
    return new InspectionNotices(
        new MailIds(ReportFixture.CLOCK),
        ReportFixture.CLOCK,
        "gw.company.example",
        POSTMASTER,
        Templates.builtIn(Locale.forLanguageTag(language)));
  }

  static Inspected inspected(Content content, String... reasons) throws IOException {
    Mail mail =
        Mail.of(
            "06ABCDEFGHJKMNPQ", new Envelope(Optional.of(STRANGER), List.of(ANNA, BERT)), content);
    return new Inspected(mail, true, Optional.of("info"), ReportFixture.NOW, List.of(reasons));
  }

  static Inspected inspected(String content, String... reasons) throws IOException {
    return inspected(Content.of(content.getBytes(StandardCharsets.ISO_8859_1)), reasons);
  }

  /** The parts as Mime4j sees them, without looking into attached mails. */
  static List<Entity> parts(Mail mail) throws IOException {
    DefaultMessageBuilder builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
    builder.setFlatMode(false);
    Message message = builder.parseMessage(mail.content().open());
    return ((Multipart) message.getBody()).getBodyParts();
  }

  static String text(Mail mail) throws IOException {
    TextBody body = (TextBody) parts(mail).get(0).getBody();
    try (InputStream in = body.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
  }

  static byte[] decoded(Entity part) throws IOException {
    try (InputStream in = ((SingleBody) part.getBody()).getInputStream()) {
      return in.readAllBytes();
    }
  }

  /** What stands between the second part's header and the last boundary, taken by hand. */
  static String secondPart(Mail mail) throws IOException {
    String raw = ReportFixture.raw(mail);
    int quote = raw.indexOf("boundary=\"") + "boundary=\"".length();
    String boundary = raw.substring(quote, raw.indexOf('"', quote));
    String[] pieces = raw.split("(^|\r\n)--" + boundary + "(--)?\r\n", -1);
    if (pieces.length != 4) {
      throw new AssertionError("expected two parts in " + raw);
    }
    return pieces[2].substring(pieces[2].indexOf("\r\n\r\n") + 4);
  }
}
