package io.postern.notice;

import static io.postern.notice.ReportFixture.ARRIVED;
import static io.postern.notice.ReportFixture.BOB;
import static io.postern.notice.ReportFixture.ORIGINAL;
import static io.postern.notice.ReportFixture.SENDER;
import static io.postern.notice.ReportFixture.mail;
import static io.postern.notice.ReportFixture.message;
import static io.postern.notice.ReportFixture.part;
import static io.postern.notice.ReportFixture.raw;
import static io.postern.notice.ReportFixture.reports;
import static io.postern.notice.ReportFixture.status;
import static io.postern.notice.ReportFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Content;
import io.postern.mail.Header;
import io.postern.mail.Mail;
import io.postern.mail.OneLine;
import io.postern.notice.DeliveryReport.Reason;
import io.postern.notice.ReportedRecipient.Action;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a stranger wrote begins a header line, a part or a line of its own. */
class HostileWordsInReportTest {
  private static final List<String> PIECES =
      List.of(
          "\r\n",
          "\n",
          "\r",
          "\r\n\r\n",
          "\u0085",
          "\u2028",
          "\u2029",
          "\u202e",
          "\u0000",
          "\t",
          "Bcc: victim@example.org",
          "--=_",
          "Status: 2.0.0",
          "Action: delivered",
          "{subject}",
          "{host}",
          "$1",
          "\\",
          "=?utf-8?Q?=0D=0AX:_y?=",
          "\ud83d\ude00",
          "\ud83d",
          "\u00e4",
          "                                                                                ",
          "550 5.1.1",
          "+0D+0A",
          ";",
          ".",
          "a",
          " ",
          "> ",
          "x".repeat(400));

  /** Of the text with harmless words; the explanation of a status would add to them. */
  private static final int LINES = 18;

  private final Reports reports = reports("en");

  private static DeliveryReport report(String words) throws Exception {
    Mail original =
        mail(
            Content.of(ORIGINAL.getBytes(StandardCharsets.US_ASCII)),
            ReportFixture.envelopeId(words));
    ReportedRecipient recipient =
        new ReportedRecipient(
            BOB,
            Optional.of("rfc822;" + words),
            Action.FAILED,
            words,
            "550 " + words,
            Optional.of("mx" + words),
            Optional.empty());
    return new DeliveryReport(
        Reason.FAILURE, original, "s" + words, ARRIVED, List.of(recipient), true, 1_000_000);
  }

  private void staysBehindItsLabels(String words) throws Exception {
    Mail mail = reports.compose(report(words), SENDER);
    String text = text(mail);

    assertThat(Header.read(mail.content()).fields())
        .extracting(Header.Field::name)
        .containsExactly(
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "In-Reply-To",
            "References",
            "Auto-Submitted",
            "MIME-Version",
            "Content-Type");
    assertThat(((MimeMultipart) message(mail).getContent()).getCount()).isEqualTo(3);
    assertThat(text.lines().count()).isEqualTo(LINES);
    assertThat(text).doesNotContain("\u0085", "\u2028", "\u2029", "\u202e", "\u0000");
    assertThat(unfolded(status(mail)).stream().map(line -> line.split(":")[0]))
        .containsExactly(
            "Reporting-MTA",
            "Original-Envelope-Id",
            "Arrival-Date",
            "",
            "Original-Recipient",
            "Final-Recipient",
            "Action",
            "Status",
            "Remote-MTA",
            "Diagnostic-Code");
    assertThat(status(mail)).containsPattern("\r\nStatus: 5\\.\\d+\\.\\d+\r\n");
    assertThat(raw(mail)).isASCII();
    assertThat(raw(mail).lines()).allMatch(line -> line.length() <= 998);
    assertThat(raw(mail).replace("\r\n", "")).doesNotContain("\r", "\n", "\u0000");
  }

  /** As a program reads it; a line of blanks alone would be seen as the empty line it may be. */
  private static List<String> unfolded(String fields) {
    return fields.replaceAll("\r\n[ \t]+(?=[^ \t\r\n])", " ").lines().map(String::strip).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\nBcc: victim@example.org\r\n\r\nbody",
        "x\u2028Status: 2.0.0",
        "x\u0085Action: delivered",
        "+0D+0AAction:+20delivered",
        "=?utf-8?Q?a=0D=0ABcc:_x?=",
        "{recipients}{nonsense}$1\\",
        "\u202egnp.exe",
        "\r\n.\r\nQUIT\r\n",
        "x\ud83d"
      })
  void knownTricksFail(String words) throws Exception {
    staysBehindItsLabels(words);
  }

  @Property(tries = 100)
  void anyTrickFails(@ForAll("tricks") String words) throws Exception {
    staysBehindItsLabels(words);
  }

  @Provide
  Arbitrary<String> tricks() {
    Arbitrary<String> piece =
        Arbitraries.oneOf(Arbitraries.of(PIECES), Arbitraries.strings().ofMaxLength(20));
    return Combinators.combine(piece.list().ofMinSize(1).ofMaxSize(6), piece)
        .as((pieces, last) -> "x" + String.join("", pieces) + last + "x");
  }

  @Property(tries = 100)
  void anySubjectComesBackAsItReads(@ForAll("tricks") String words) throws Exception {
    Mail mail = reports.compose(report(words), SENDER);
    String expected = "Undelivered: " + OneLine.abridged("s" + words, 150);
    assertThat(message(mail).getSubject().replaceAll("\\s+", " "))
        .isEqualTo(expected.replaceAll("\\s+", " "));
  }

  @Test
  void aPartOfTheMailCannotCloseTheReportsParts() throws Exception {
    String nested =
        "Content-Type: multipart/report; boundary=\"=_\"\r\n\r\n--=_\r\n"
            + "\r\nText\r\n--=_\r\nContent-Type: message/delivery-status\r\n\r\n"
            + "Action: delivered\r\n\r\n--=_--\r\n";
    DeliveryReport report =
        ReportFixture.report(
            Reason.FAILURE, mail(nested), List.of(ReportFixture.failed(BOB, "550 no")));
    Mail mail = reports.compose(report, SENDER);

    String boundary = new ContentType(message(mail).getContentType()).getParameter("boundary");
    assertThat(raw(mail).split("--" + boundary, -1)).hasSize(5);
    assertThat(ReportFixture.returned(mail)).isEqualTo(nested);
    assertThat(part(mail, 2).getContentType()).isEqualTo("message/rfc822");
  }

  @Test
  void longWordsAreCut() throws Exception {
    Mail mail = reports.compose(report("y".repeat(9_999)), SENDER);
    assertThat(raw(mail)).hasSizeLessThan(6_000);
    assertThat(text(mail)).contains("y…");
  }
}
