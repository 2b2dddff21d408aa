package io.postern.notice;

import static io.postern.notice.ReportFixture.ARRIVED;
import static io.postern.notice.ReportFixture.BOB;
import static io.postern.notice.ReportFixture.CLOCK;
import static io.postern.notice.ReportFixture.ORIGINAL;
import static io.postern.notice.ReportFixture.SENDER;
import static io.postern.notice.ReportFixture.failed;
import static io.postern.notice.ReportFixture.mail;
import static io.postern.notice.ReportFixture.message;
import static io.postern.notice.ReportFixture.raw;
import static io.postern.notice.ReportFixture.report;
import static io.postern.notice.ReportFixture.reports;
import static io.postern.notice.ReportFixture.returned;
import static io.postern.notice.ReportFixture.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Header;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import io.postern.notice.DeliveryReport.Reason;
import io.postern.notice.ReportedRecipient.Action;
import jakarta.mail.internet.ContentType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A report is what RFC 6522 and RFC 3464 say, for programs. */
class ReportStructureTest {
  private final Reports reports = reports("en");

  @Test
  void theEnvelopeAndHeaderAreThoseOfAReport() throws Exception {
    Mail mail = reports.compose(report(Reason.FAILURE), SENDER);

    assertThat(mail.envelope().sender()).isEmpty();
    assertThat(mail.envelope().recipients()).containsExactly(SENDER);
    ContentType type = new ContentType(message(mail).getContentType());
    assertThat(raw(mail).split("\r\n\r\n")[0])
        .isEqualTo(
            String.join(
                "\r\n",
                "From: Postern <postmaster@company.example>",
                "To: <info@company.example>",
                "Subject: Undelivered: Offer",
                "Date: Sun, 22 Nov 2026 09:00:00 +0100",
                "Message-ID: <" + mail.id() + "@gw.company.example>",
                "In-Reply-To: <42@client.example>",
                "References: <42@client.example>",
                "Auto-Submitted: auto-replied",
                "MIME-Version: 1.0",
                "Content-Type: multipart/report; report-type=delivery-status;",
                "\tboundary=\"" + type.getParameter("boundary") + "\""));
    assertThat(mail.header().fields()).isEqualTo(Header.read(mail.content()).fields());
  }

  @ParameterizedTest
  @EnumSource
  void everyReportHasItsThreeParts(Reason reason) throws Exception {
    Mail mail = reports.compose(report(reason), SENDER);

    Message message = new DefaultMessageBuilder().parseMessage(mail.content().open());
    assertThat(message.getMimeType()).isEqualTo("multipart/report");
    assertThat(((Multipart) message.getBody()).getBodyParts())
        .extracting(part -> part.getMimeType())
        .containsExactly(
            "text/plain",
            "message/delivery-status",
            reason.returnsContent() ? "message/rfc822" : "text/rfc822-headers");
    assertThat(returned(mail))
        .isEqualTo(
            reason.returnsContent()
                ? ORIGINAL
                : ORIGINAL.substring(0, ORIGINAL.indexOf("\r\n\r\n") + 2));
    assertThat(raw(mail)).isASCII().endsWith("--\r\n");
    assertThat(raw(mail).lines()).allMatch(line -> line.length() <= 78);
  }

  @Test
  void theStatusPartSaysAllThatIsKnown() throws Exception {
    Mail original =
        mail(
            Content.of(ORIGINAL.getBytes(StandardCharsets.US_ASCII)),
            ReportFixture.envelopeId("QQ+2B314159+20x"));
    ReportedRecipient delayed =
        new ReportedRecipient(
            Address.of("sales@isp.example"),
            Optional.of("rfc822;verkauf+2Bx@isp.example"),
            Action.DELAYED,
            "4.4.1",
            "451 4.7.1 greylisted",
            Optional.of("mx.isp.example"),
            Optional.of(Instant.parse("2026-11-27T17:30:00Z")));

    Mail mail =
        reports.compose(
            report(Reason.DELAY, original, List.of(delayed, failed(BOB, "connection refused"))),
            SENDER);

    assertThat(status(mail))
        .isEqualTo(
            String.join(
                "\r\n",
                "Reporting-MTA: dns; gw.company.example",
                "Original-Envelope-Id: QQ+314159 x",
                "Arrival-Date: Tue, 17 Nov 2026 09:00:00 +0100",
                "",
                "Original-Recipient: rfc822; verkauf+x@isp.example",
                "Final-Recipient: rfc822; sales@isp.example",
                "Action: delayed",
                "Status: 4.4.1",
                "Remote-MTA: dns; mx.isp.example",
                "Diagnostic-Code: smtp; 451 4.7.1 greylisted",
                "Will-Retry-Until: Fri, 27 Nov 2026 18:30:00 +0100",
                "",
                "Original-Recipient: rfc822; bob@isp.example",
                "Final-Recipient: rfc822; bob@isp.example",
                "Action: failed",
                "Status: 5.0.0",
                "Remote-MTA: dns; mx.isp.example",
                "Diagnostic-Code: X-Postern; connection refused",
                ""));
  }

  @ParameterizedTest
  @CsvSource({
    "FAILURE, FAILED, 5.1.1, 550 5.7.1 no, 5.1.1",
    "FAILURE, FAILED, '', 550 5.7.1 no, 5.7.1",
    "FAILURE, FAILED, 4.1.1, 550 no, 5.0.0",
    "FAILURE, FAILED, 5.0.0, 503 sequence, 5.5.1",
    "FAILURE, FAILED, 5.0.0, 550 no, 5.0.0",
    "FAILURE, FAILED, nonsense, 503 sequence, 5.5.1",
    "FAILURE, FAILED, '', '', 5.0.0",
    "REMOVED, FAILED, '', removed by admin, 5.0.0",
    "EXPIRED, FAILED, '', 450 4.2.1 later, 4.2.1",
    "EXPIRED, FAILED, 4.4.7, 450 4.2.1 later, 4.4.7",
    "EXPIRED, FAILED, 5.0.0, 450 4.2.1 later, 4.2.1",
    "EXPIRED, FAILED, 5.0.0, '', 4.4.7",
    "EXPIRED, FAILED, '', no connection, 4.4.7",
    "DELAY, DELAYED, '', no connection, 4.0.0",
    "DELAY, DELAYED, 5.1.1, 421 busy, 4.3.2",
    "SUCCESS, DELIVERED, '', 250 2.1.5 here, 2.1.5",
    "SUCCESS, RELAYED, 2.0, 250 ok, 2.0.0"
  })
  void theStatusIsAlwaysAValidOne(
      Reason reason, Action action, String given, String diagnostic, String expected)
      throws IOException {
    ReportedRecipient recipient =
        new ReportedRecipient(
            BOB, Optional.empty(), action, given, diagnostic, Optional.empty(), Optional.empty());
    DeliveryReport report = report(reason, mail(ORIGINAL), List.of(recipient));
    assertThat(report.statusOf(recipient)).hasToString(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "42@client.example",
        "<42>",
        "<a@b><c@d>",
        "<a@b> <c@d>",
        "<a b@c>",
        "<a@b",
        "<@>",
        "<\u00e4@b>"
      })
  void anOddMessageIdIsNotRepeated(String odd) throws IOException {
    Mail original = mail("Message-ID: " + odd + "\r\n\r\nx\r\n");
    Mail mail =
        reports.compose(report(Reason.FAILURE, original, List.of(failed(BOB, "550 no"))), SENDER);
    assertThat(mail.header().first("In-Reply-To")).isEmpty();
    assertThat(mail.header().first("References")).isEmpty();
  }

  @Test
  void theAuthorIsThePostmasterThatTheReaderKnows() throws IOException {
    assertThat(author("x@branch.example")).isEqualTo("Postern <postmaster@branch.example>");
    assertThat(author("x@[192.0.2.1]")).isEqualTo("Postern <postmaster@gw.company.example>");
    assertThat(author("x@b\u00fccher.example"))
        .isEqualTo("Postern <postmaster@gw.company.example>");
  }

  private String author(String to) throws IOException {
    return reports
        .compose(report(Reason.FAILURE), Address.of(to))
        .header()
        .first("From")
        .orElseThrow();
  }

  @Test
  void everyReportHasABoundaryAndANameOfItsOwn() throws Exception {
    Mail one = reports.compose(report(Reason.FAILURE), SENDER);
    Mail other = reports.compose(report(Reason.FAILURE), SENDER);
    assertThat(boundary(one)).hasSizeGreaterThan(25).isNotEqualTo(boundary(other));
    assertThat(one.id()).isNotEqualTo(other.id());
  }

  private static String boundary(Mail mail) throws Exception {
    return new ContentType(message(mail).getContentType()).getParameter("boundary");
  }

  @Test
  void whatCannotBeUsedIsNamed() throws IOException {
    MailIds ids = new MailIds(CLOCK);
    assertThatThrownBy(() -> new Reports(ids, CLOCK, "gw.example", Locale.forLanguageTag("it-CH")))
        .hasMessage("no texts in the language \"it-CH\"; expected en, de or fr");
    assertThatThrownBy(() -> new Reports(ids, CLOCK, "a\r\nb", Locale.ENGLISH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a host name");
    Mail original = mail(ORIGINAL);
    assertThatThrownBy(
            () -> new DeliveryReport(Reason.DELAY, original, "", ARRIVED, List.of(), true, 1))
        .hasMessageContaining("at least one recipient");
  }
}
