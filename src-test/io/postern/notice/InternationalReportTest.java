package io.postern.notice;

import static io.postern.notice.ReportFixture.BOB;
import static io.postern.notice.ReportFixture.ORIGINAL;
import static io.postern.notice.ReportFixture.SENDER;
import static io.postern.notice.ReportFixture.failed;
import static io.postern.notice.ReportFixture.mail;
import static io.postern.notice.ReportFixture.message;
import static io.postern.notice.ReportFixture.octets;
import static io.postern.notice.ReportFixture.part;
import static io.postern.notice.ReportFixture.report;
import static io.postern.notice.ReportFixture.reports;
import static io.postern.notice.ReportFixture.status;
import static io.postern.notice.ReportFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.EnvelopeParameters;
import io.postern.mail.Mail;
import io.postern.notice.DeliveryReport.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses and headers beyond ASCII make the report one of RFC 6533. */
class InternationalReportTest {
  private static final Address JUERGEN = Address.of("jürgen@bücher.example");

  private final Reports reports = reports("de");

  @Test
  void aRecipientBeyondAsciiIsNamedInUtf8() throws Exception {
    Mail mail =
        reports.compose(
            report(
                Reason.FAILURE,
                mail(ORIGINAL),
                List.of(failed(JUERGEN, "550 5.1.1 kein Jürgen"), failed(BOB, "550 no"))),
            SENDER);

    assertThat(part(mail, 1).getContentType()).isEqualTo("message/global-delivery-status");
    assertThat(part(mail, 1).getHeader("Content-Transfer-Encoding")).containsExactly("8bit");
    assertThat(mail.header().first("Content-Transfer-Encoding")).contains("8bit");
    assertThat(status(mail))
        .contains("Original-Recipient: utf-8; jürgen@bücher.example\r\n")
        .contains("Final-Recipient: utf-8; jürgen@bücher.example\r\n")
        .contains("Diagnostic-Code: smtp; 550 5.1.1 kein Jürgen\r\n")
        .contains("Final-Recipient: rfc822; bob@isp.example\r\n");
    assertThat(text(mail)).contains("  jürgen@bücher.example\r\n");
    assertThat(mail.envelope().parameters().smtpUtf8()).isFalse();
    assertThat(new String(octets(mail.content()), StandardCharsets.UTF_8)).doesNotContain("\ufffd");
  }

  @Test
  void aServersWordsBeyondAsciiDoNotMakeItInternational() throws Exception {
    Mail mail =
        reports.compose(
            report(Reason.FAILURE, mail(ORIGINAL), List.of(failed(BOB, "550 grüßt nicht"))),
            SENDER);
    assertThat(part(mail, 1).getContentType()).isEqualTo("message/delivery-status");
    assertThat(status(mail)).contains("Diagnostic-Code: smtp; 550 gr??t nicht\r\n");
    assertThat(text(mail)).contains("> 550 grüßt nicht");
  }

  @Test
  void aReaderBeyondAsciiGetsItBySmtputf8() throws Exception {
    Mail mail = reports.compose(report(Reason.FAILURE), JUERGEN);
    assertThat(mail.envelope().parameters().smtpUtf8()).isTrue();
    assertThat(new String(octets(mail.content()), StandardCharsets.UTF_8))
        .contains("\r\nTo: <jürgen@bücher.example>\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, FAILURE, message/global",
    "UTF-8, DELAY, message/global-headers",
    "ISO-8859-1, FAILURE, message/rfc822",
    "ISO-8859-1, DELAY, text/rfc822-headers"
  })
  void aHeaderBeyondAsciiIsDeclaredByWhatItIs(String charset, Reason reason, String type)
      throws Exception {
    byte[] octets = "Subject: Grüße\r\n\r\nx\r\n".getBytes(charset);
    Mail mail =
        reports.compose(
            report(
                reason,
                mail(Content.of(octets), EnvelopeParameters.NONE),
                List.of(ReportFixture.recipient(reason, BOB))),
            SENDER);
    assertThat(part(mail, 2).getContentType()).isEqualTo(type);
    assertThat(part(mail, 2).getHeader("Content-Transfer-Encoding")).containsExactly("8bit");
  }

  @Test
  void aSubjectInAnyScriptIsReadable() throws Exception {
    DeliveryReport report =
        new DeliveryReport(
            Reason.FAILURE,
            mail(ORIGINAL),
            "\u041f\u0440\u0438\u0432\u0435\u0442 \ud83d\ude00 \u4f60\u597d ".repeat(9),
            ReportFixture.ARRIVED,
            List.of(failed(BOB, "550 no")),
            true,
            9_999);
    Mail mail = reports.compose(report, SENDER);
    assertThat(message(mail).getSubject())
        .startsWith("Nicht zugestellt: \u041f\u0440\u0438\u0432\u0435\u0442 \ud83d\ude00 \u4f60");
    assertThat(ReportFixture.raw(mail)).isASCII();
    assertThat(ReportFixture.raw(mail).lines()).allMatch(line -> line.length() <= 78);
  }
}
