package io.postern.notice;

import static io.postern.notice.InspectionFixture.ANNA;
import static io.postern.notice.InspectionFixture.BERT;
import static io.postern.notice.InspectionFixture.ORIGINAL;
import static io.postern.notice.InspectionFixture.SECURITY;
import static io.postern.notice.InspectionFixture.STRANGER;
import static io.postern.notice.InspectionFixture.inspected;
import static io.postern.notice.InspectionFixture.notices;
import static io.postern.notice.InspectionFixture.parts;
import static io.postern.notice.InspectionFixture.secondPart;
import static io.postern.notice.InspectionFixture.text;
import static io.postern.notice.ReportFixture.message;
import static io.postern.notice.ReportFixture.raw;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Header;
import io.postern.mail.Mail;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of those concerned is told what was found, and gets of the mail what is meant for them. */
class InspectionNoticesTest {
  private static final String REASON = "no programs by mail: invoice.exe";

  private final InspectionNotices notices = notices("en");

  @Test
  void recipientsGetAnExplanationAndTheHeader() throws Exception {
    Mail mail = notices.toRecipients(inspected(ORIGINAL, REASON), List.of(ANNA));

    assertThat(mail.envelope().sender()).isEmpty();
    assertThat(mail.envelope().recipients()).containsExactly(ANNA);
    assertThat(mail.id()).isNotEqualTo("06ABCDEFGHJKMNPQ");
    assertThat(mail.header().fields()).isEqualTo(Header.read(mail.content()).fields());
    assertThat(raw(mail))
        .startsWith(
            "From: Postern <postmaster@company.example>\r\nTo: <anna@company.example>\r\n"
                + "Subject: [Postern] A mail was stopped: Your invoice\r\n"
                + "Date: Sun, 22 Nov 2026 09:00:00 +0100\r\n")
        .contains("\r\nAuto-Submitted: auto-generated\r\n");
    assertThat(parts(mail))
        .extracting(p -> p.getMimeType())
        .containsExactly("text/plain", "text/rfc822-headers");
    assertThat(secondPart(mail)).isEqualTo(ORIGINAL.substring(0, ORIGINAL.indexOf("\r\n\r\n") + 2));
    assertThat(text(mail))
        .isEqualTo(
            """
            This is the mail gateway gw.company.example.

            A mail to you was stopped by the inspection and does not reach you.
            Reason:

              > no programs by mail: invoice.exe

            The mail:

              Subject     Your invoice
              Sender      <stranger@world.example>
              Recipients  anna@company.example, bert@company.example
              Mailbox     info
              Received    Sunday, 22 November 2026, 09:00 (CET)
              Size        %s octets
              Gateway ID  06ABCDEFGHJKMNPQ

            What you can do: if you were waiting for this mail, tell your postmaster, and
            name the gateway ID. Do not ask the sender to send it in disguise.

            Attached: the header of the mail (without its text).
            """
                .formatted(ORIGINAL.length()));
  }

  @Test
  void severalRecipientsDoNotLearnOfEachOther() throws Exception {
    Mail mail = notices.toRecipients(inspected(ORIGINAL, REASON), List.of(ANNA, BERT));
    assertThat(mail.envelope().recipients()).containsExactly(ANNA, BERT);
    assertThat(mail.header().first("To")).contains("undisclosed-recipients:;");
  }

  @Test
  void theSpecialistGetsTheCompleteMail() throws Exception {
    Mail mail = notices.toSpecialist(inspected(ORIGINAL, REASON, "and more"), SECURITY);

    assertThat(mail.envelope().recipients()).containsExactly(SECURITY);
    assertThat(message(mail).getSubject()).isEqualTo("[Postern] For inspection: Your invoice");
    assertThat(parts(mail))
        .extracting(p -> p.getMimeType())
        .containsExactly("text/plain", "message/rfc822");
    assertThat(secondPart(mail)).isEqualTo(ORIGINAL);
    assertThat(text(mail))
        .contains("An incoming mail was stopped", "  > " + REASON + "\n  > and more\n", "CAUTION")
        .contains("complete and unchanged.\n")
        .doesNotContain("mail.eml");
  }

  @Test
  void aWarningTakesThePlaceOfTheMail() throws Exception {
    Inspected about = inspected(ORIGINAL, REASON);
    Mail mail = notices.warning(about);

    assertThat(mail.id()).isEqualTo(about.mail().id());
    assertThat(mail.envelope()).isEqualTo(about.mail().envelope());
    assertThat(raw(mail))
        .startsWith(
            "Received: from a by b; now\r\nFrom: \"A. Stranger\" <stranger@world.example>\r\n"
                + "To: anna@company.example,\r\n\tbert@company.example\r\n"
                + "Subject: Your invoice\r\n"
                + "Date: Sun, 22 Nov 2026 08:59:00 +0100\r\nMessage-ID: <42@world.example>\r\n"
                + "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/mixed;\r\n");
    assertThat(mail.header().fields()).isEqualTo(Header.read(mail.content()).fields());
    assertThat(mail.header().first("X-Mailer")).isEmpty();
    assertThat(secondPart(mail)).isEqualTo(ORIGINAL);
    assertThat(text(mail)).startsWith("WARNING by the mail gateway").contains("  > " + REASON);
  }

  @Test
  void aWarningKeepsOneFieldOfAKindAndMakesItsLinesLawful() throws Exception {
    Mail mail =
        notices.warning(
            inspected(
                "SUBJECT :  a\n b\0\nSubject: second\nAuto-Submitted: no\nList-Id: <l>\n\nx\n",
                REASON));
    assertThat(raw(mail))
        .startsWith(
            "SUBJECT :  a\r\n b\r\nAuto-Submitted: no\r\nList-Id: <l>\r\n"
                + "From: Postern <postmaster@company.example>\r\nMIME-Version: 1.0\r\n");
    assertThat(mail.header().all("Auto-Submitted")).hasSize(1);
  }

  @Test
  void theSenderGetsAReportWithoutTheContent() throws Exception {
    Mail mail = notices.returned(inspected(ORIGINAL, REASON, "and more"), STRANGER);

    assertThat(mail.envelope().sender()).isEmpty();
    assertThat(mail.envelope().recipients()).containsExactly(STRANGER);
    assertThat(mail.header().first("From")).contains("Postern <postmaster@company.example>");
    assertThat(mail.header().first("In-Reply-To")).contains("<42@world.example>");
    assertThat(ReportFixture.status(mail))
        .contains("Final-Recipient: rfc822; anna@company.example\r\nAction: failed\r\n")
        .contains("Status: 5.7.1\r\nDiagnostic-Code: X-Postern; " + REASON + "; and more\r\n");
    assertThat(ReportFixture.part(mail, 2).getContentType()).isEqualTo("text/rfc822-headers");
    assertThat(raw(mail)).doesNotContain("Open it.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "fr"})
  void everyTextIsCompleteInEveryLanguage(String language) throws Exception {
    InspectionNotices all = notices(language);
    Inspected incoming = inspected(ORIGINAL, REASON);
    Inspected outgoing =
        new Inspected(
            inspected(ORIGINAL.replace("\r\n", "\n")).mail(),
            false,
            Optional.empty(),
            ReportFixture.NOW,
            List.of(REASON));
    for (Inspected about : List.of(incoming, outgoing)) {
      for (Mail mail :
          List.of(
              all.toRecipients(about, List.of(ANNA)),
              all.toSpecialist(about, SECURITY),
              all.warning(about))) {
        assertThat(text(mail))
            .doesNotContain("{", "}", "null", "\n\n\n")
            .contains("gw.company.example", "Your invoice", REASON, "06ABCDEFGHJKMNPQ", "2026");
        assertThat(text(mail).contains("info")).isEqualTo(about.account().isPresent());
        assertThat(text(mail).lines()).allMatch(line -> line.length() <= 79);
        assertThat(raw(mail)).contains("Content-Language: " + language);
        assertThat(raw(mail).lines()).allMatch(line -> line.length() <= 78);
      }
    }
    assertThat(all.inPlaceOf("a.exe", 2_345_678, List.of(REASON)))
        .contains("a.exe", "  > " + REASON + "\n", language.equals("en") ? "2.3 MB" : "2,3 M")
        .doesNotContain("{", "\r", "null");
    assertThat(all.inPlaceOf("", 2_345, List.of(REASON))).doesNotContain("Nam", "Nom", "\n\n\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\nBcc: victim@example.org\r\n\r\nbody",
        "x\n  > faked reason",
        "x\u2028y\u0085z\u202egnp.exe",
        "{{host}} {{#reasons}} {{{id}}} {{=<% %>=}}",
        "x\r\n.\r\nQUIT\r\n",
        "--=_x--\r\n"
      })
  void wordsOfStrangersStayWords(String hostile) throws Exception {
    String encoded =
        "Subject: =?utf-8?B?"
            + Base64.getEncoder().encodeToString(hostile.getBytes("UTF-8"))
            + "?=\r\n\r\nx\r\n";
    Inspected harmless = inspected("Subject: s\r\n\r\nx\r\n", "r");
    Inspected about = inspected(encoded, hostile);
    Mail mail = notices.toRecipients(about, List.of(ANNA));
    Mail usual = notices.toRecipients(harmless, List.of(ANNA));
    assertThat(mail.header().fields())
        .extracting(Header.Field::name)
        .isEqualTo(usual.header().fields().stream().map(Header.Field::name).toList());
    assertThat(text(mail).lines().count()).isEqualTo(text(usual).lines().count());
    assertThat(text(mail)).doesNotContain("\u2028", "\u0085", "\u202e", "\r");
    assertThat(text(mail).lines().filter(line -> line.startsWith("  > "))).hasSize(1);
    assertThat(notices.inPlaceOf(hostile, 1, List.of(hostile)).lines().count())
        .isEqualTo(notices.inPlaceOf("a", 1, List.of("b")).lines().count());
    if (hostile.startsWith("{{")) {
      assertThat(text(mail)).contains("  > " + hostile + "\n");
    }
  }

  @Test
  void manyRecipientsAndReasonsAreCut() throws Exception {
    Inspected one = inspected(ORIGINAL, REASON);
    List<Address> many =
        IntStream.range(0, 500).mapToObj(i -> Address.of("r" + i + "@x.example")).toList();
    Inspected about =
        new Inspected(
            one.mail().to(many),
            true,
            one.account(),
            one.at(),
            IntStream.range(0, 500).mapToObj(i -> "y".repeat(2_000)).toList());
    String text = text(notices.toSpecialist(about, SECURITY));
    assertThat(text).contains("r9@x.example, … and 490 more").doesNotContain("r10@").contains("y…");
    assertThat(text.length()).isLessThan(40_000);
  }

  @Test
  void dotsStayReadable() throws IOException {
    String text = "a.b\n.\n..\n.x\nend.\n";
    assertThat(new String(QuotedPrintable.of(text), "US-ASCII"))
        .isEqualTo(text.replace("\n", "\r\n"));
    assertThat(raw(notices.warning(inspected(ORIGINAL, REASON))))
        .contains("mail gateway gw.company.example\r\n")
        .doesNotContain("=2E");
  }

  @Test
  void blanksAtLineEndsAndLongLinesSurvive() throws Exception {
    Content content =
        Content.of(QuotedPrintable.of("blank \nü=\t\n" + "w".repeat(200) + "ü\nlast "));
    String encoded = new String(ReportFixture.octets(content), "US-ASCII");
    assertThat(encoded.lines()).allMatch(line -> line.length() <= 76 && !line.endsWith(" "));
    assertThat(new String(new QuotedPrintableInputStream(content.open()).readAllBytes(), "UTF-8"))
        .isEqualTo("blank \r\nü=\t\r\n" + "w".repeat(200) + "ü\r\nlast ");
  }
}
