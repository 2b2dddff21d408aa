package io.postern.notice;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.EnvelopeParameters;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import io.postern.notice.DeliveryReport.Reason;
import io.postern.notice.ReportedRecipient.Action;
import jakarta.mail.BodyPart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** A mail, reports about it, and what a mail program sees of them. */
final class ReportFixture {
  static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  static final Instant ARRIVED = Instant.parse("2026-11-17T08:00:00Z");
  static final Instant UNTIL = Instant.parse("2026-11-27T17:30:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Europe/Berlin"));
  static final Address SENDER = Address.of("info@company.example");
  static final Address BOB = Address.of("bob@isp.example");
  static final String ORIGINAL =
      "From: info@company.example\r\nMessage-ID: <42@client.example>\r\nSubject: Offer\r\n\r\n"
          + "The offer.\r\n";

  private ReportFixture() {}

  static Reports reports(String language) {
    return new Reports(
        new MailIds(CLOCK), CLOCK, "gw.company.example", Locale.forLanguageTag(language));
  }

  static Mail mail(Content content, EnvelopeParameters parameters) throws IOException {
    return Mail.of(
        "06ABCDEFGHJKMNPQ", new Envelope(Optional.of(SENDER), List.of(BOB), parameters), content);
  }

  static Mail mail(String content) throws IOException {
    return mail(Content.of(content.getBytes(StandardCharsets.ISO_8859_1)), EnvelopeParameters.NONE);
  }

  static EnvelopeParameters envelopeId(String xtext) {
    return new EnvelopeParameters(false, Optional.empty(), Optional.of(xtext), Map.of());
  }

  static ReportedRecipient failed(Address address, String diagnostic) {
    return new ReportedRecipient(
        address,
        Optional.empty(),
        Action.FAILED,
        "",
        diagnostic,
        Optional.of("mx.isp.example"),
        Optional.empty());
  }

  /** The recipient as a report with this reason has it. */
  static ReportedRecipient recipient(Reason reason, Address address) {
    return switch (reason) {
      case FAILURE -> failed(address, "550 5.1.1 no such user");
      case EXPIRED -> failed(address, "450 4.2.1 try later");
      case REMOVED -> withoutServer(address, Action.FAILED, "removed by admin");
      case SUCCESS -> withoutServer(address, Action.RELAYED, "250 2.0.0 queued");
      case DELAY ->
          new ReportedRecipient(
              address,
              Optional.empty(),
              Action.DELAYED,
              "4.4.1",
              "no connection",
              Optional.empty(),
              Optional.of(UNTIL));
    };
  }

  private static ReportedRecipient withoutServer(Address address, Action action, String words) {
    return new ReportedRecipient(
        address, Optional.empty(), action, "", words, Optional.empty(), Optional.empty());
  }

  static DeliveryReport report(Reason reason, Mail original, List<ReportedRecipient> recipients) {
    return new DeliveryReport(reason, original, "Offer", ARRIVED, recipients, true, 1_000_000);
  }

  static DeliveryReport report(Reason reason) throws IOException {
    return report(reason, mail(ORIGINAL), List.of(recipient(reason, BOB)));
  }

  static byte[] octets(Content content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    content.writeTo(out);
    return out.toByteArray();
  }

  static String raw(Mail mail) throws IOException {
    return new String(octets(mail.content()), StandardCharsets.ISO_8859_1);
  }

  static MimeMessage message(Mail mail) throws Exception {
    return new MimeMessage(Session.getInstance(new Properties()), mail.content().open());
  }

  static BodyPart part(Mail mail, int index) throws Exception {
    return ((MimeMultipart) message(mail).getContent()).getBodyPart(index);
  }

  static String text(Mail mail) throws Exception {
    return (String) part(mail, 0).getContent();
  }

  static String status(Mail mail) throws Exception {
    return body(mail, 1, StandardCharsets.UTF_8);
  }

  static String returned(Mail mail) throws Exception {
    return body(mail, 2, StandardCharsets.ISO_8859_1);
  }

  private static String body(Mail mail, int index, Charset charset) throws Exception {
    try (InputStream in = part(mail, index).getInputStream()) {
      return new String(in.readAllBytes(), charset);
    }
  }
}
