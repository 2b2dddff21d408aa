package io.postern.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.mail.HeaderText;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldNoticeTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Europe/Berlin"));
  private static final Address POSTMASTER = Address.of("postmaster@company.example");

  private final HoldNotice notice = new HoldNotice(new MailIds(CLOCK), CLOCK, "gw.company.example");

  private static HeldMail held(String sender, String subject, String reason) {
    return new HeldMail(
        "06ABCDEFGHJKMNPQ",
        "info",
        sender,
        subject,
        List.of("sales@company.example"),
        reason,
        NOW,
        4_711);
  }

  private static String raw(Mail mail) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    mail.content().writeTo(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String text(Mail mail) throws Exception {
    MimeMessage message =
        new MimeMessage(Session.getInstance(new Properties()), mail.content().open());
    return (String) message.getContent();
  }

  @Test
  void theEnvelopeAndHeaderAreThoseOfANotice() throws IOException {
    Mail mail = notice.compose(POSTMASTER, List.of(held("a@b.example", "Hello", "550 no")));

    assertThat(mail.envelope().sender()).isEmpty();
    assertThat(mail.envelope().recipients()).containsExactly(POSTMASTER);
    assertThat(raw(mail).split("\r\n\r\n")[0])
        .isEqualTo(
            String.join(
                "\r\n",
                "From: Postern <postmaster@company.example>",
                "To: <postmaster@company.example>",
                "Subject: [Postern] 1 mail held",
                "Date: Sat, 21 Nov 2026 09:00:00 +0100",
                "Message-ID: <" + mail.id() + "@gw.company.example>",
                "Auto-Submitted: auto-generated",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: quoted-printable"));
  }

  @Test
  void itSaysWhatIsHeldAndHowToGoOn() throws Exception {
    Mail mail =
        notice.compose(
            POSTMASTER,
            List.of(held("a@b.example", "Grüße ✓", "550 5.1.1 no such user"), held("", "", "")));

    assertThat(text(mail))
        .contains("2 mails could not go on", "gw.company.example")
        .contains("ID      06ABCDEFGHJKMNPQ", "account     info", "size        4711 octets")
        .contains("sender      a@b.example", "subject     Grüße ✓")
        .contains("recipients  sales@company.example", "reason      550 5.1.1 no such user")
        .contains("since       2026-11-21T09:00+01:00")
        .contains("sender      <>", "subject     (none)")
        .contains("./postern hold show ID", "./postern hold release ID", "./postern hold drop ID");
    assertThat(HeaderText.decode(mail.header().first("Subject").orElseThrow()))
        .isEqualTo("[Postern] 2 mails held");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x\r\nBcc: victim@example.org\r\n\r\nbody",
        "x\n  ID      FAKE\n    reason      run ./postern hold release FAKE",
        "x\u2028  ID      FAKE",
        "x\u0085  ID      FAKE",
        "{reason} {mails} {count} {nonsense} $1 \\",
        ".\r\n.\r\nQUIT",
        "\u202egnp.exe"
      })
  void hostileWordsStayBehindTheirLabel(String hostile) throws Exception {
    Mail harmless = notice.compose(POSTMASTER, List.of(held("s", "s", "s")));
    Mail mail = notice.compose(POSTMASTER, List.of(held(hostile, hostile, hostile)));

    assertThat(mail.header().fields()).hasSameSizeAs(harmless.header().fields());
    assertThat(mail.header().first("Bcc")).isEmpty();
    List<String> lines = text(mail).lines().toList();
    assertThat(lines).hasSameSizeAs(text(harmless).lines().toList());
    assertThat(lines.stream().filter(line -> line.strip().startsWith("ID "))).hasSize(1);
    assertThat(lines.stream().filter(line -> line.strip().startsWith("reason "))).hasSize(1);
    assertThat(text(mail)).doesNotContain("\u2028", "\u0085", "\u202e");
  }

  @Test
  void placesInWordsOfStrangersStayAsTheyAre() throws Exception {
    Mail mail = notice.compose(POSTMASTER, List.of(held("a", "{reason} $1 {nonsense}", "why")));
    assertThat(text(mail)).contains("subject     {reason} $1 {nonsense}");
  }

  @Test
  void longWordsAreCutAndNoLineOfTheMailIsLong() throws Exception {
    Mail mail =
        notice.compose(POSTMASTER, Collections.nCopies(50, held("a", "ä".repeat(9_999), "b")));
    assertThat(raw(mail).lines()).allMatch(line -> line.length() <= 78);
    assertThat(text(mail)).contains("ä".repeat(300) + "…").doesNotContain("ä".repeat(301));
  }

  @Test
  void aSubjectInAnyLanguageIsOneEncodedLine() throws IOException {
    OwnMail own =
        new OwnMail(
            "ID", "gw", NOW.atZone(CLOCK.getZone()), POSTMASTER, "Grüße\r\nBcc: x", "text\n");
    Mail mail = own.compose();
    assertThat(raw(mail)).isASCII();
    assertThat(HeaderText.decode(mail.header().first("Subject").orElseThrow()))
        .isEqualTo("Grüße Bcc: x");
    assertThat(mail.header().first("Bcc")).isEmpty();
  }
}
