package io.postern.notice;

import static io.postern.notice.ReportFixture.CLOCK;
import static io.postern.notice.ReportFixture.message;
import static io.postern.notice.ReportFixture.raw;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import io.postern.notice.Untold.Failed;
import io.postern.notice.Untold.Why;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the postmaster reads of troubles, in the language of the settings. */
class AlertTest {
  private static final Address POSTMASTER = Address.of("postmaster@company.example");
  private static final Failed BOB = new Failed("bob@isp.example", "550 5.1.1 no such user");
  private static final String EVIL = "a\r\nBcc: x@example.org\r\n\r\nb\u2028y\u202e\u0000z";

  private static Alerts alerts(Templates templates) {
    return new Alerts(new MailIds(CLOCK), CLOCK, "gw.company.example", templates);
  }

  private static Alerts alerts(String language) {
    return alerts(Templates.builtIn(Locale.forLanguageTag(language)));
  }

  private static Untold untold(Why why, List<Failed> failed) {
    return new Untold("06ABCDEFGHJKMNPQ", "<who@company.example>", "Offer — ä", why, failed);
  }

  private static String text(Mail mail) throws Exception {
    return ((String) message(mail).getContent()).replace("\r\n", "\n");
  }

  @Test
  void anAlertIsAPlainMailFromNobody() throws Exception {
    Mail mail = alerts("en").untold(POSTMASTER, untold(Why.UNKNOWN, List.of(BOB)));
    assertThat(mail.envelope().sender()).isEmpty();
    assertThat(mail.envelope().recipients()).containsExactly(POSTMASTER);
    assertThat(mail.header().first("Auto-Submitted")).contains("auto-generated");
    assertThat(mail.header().first("From")).contains("Postern <postmaster@company.example>");
    assertThat(message(mail).getSubject())
        .isEqualTo("[Postern] A mail could not be sent, and its sender cannot be told");
    assertThat(text(mail))
        .isEqualTo(
            """
            This is the mail gateway gw.company.example.

            A mail could not be sent, and its sender cannot be told:
            the address is not one of ours.

              Sender      <who@company.example>
              Subject     Offer — ä
              Gateway ID  06ABCDEFGHJKMNPQ

              bob@isp.example
                  > 550 5.1.1 no such user

            The mail is kept in the queue until somebody decides. On the gateway:

              ./postern queue show 06ABCDEFGHJKMNPQ
              ./postern queue send 06ABCDEFGHJKMNPQ
              ./postern queue remove 06ABCDEFGHJKMNPQ
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | cannot be told | the mail has none | … and 3 more recipients",
        "de | Absender nicht benachrichtigt | die Mail hat keinen | … und 3 weitere Empfänger",
        "fr | expéditeur non averti | le message n'en a pas | … et 3 autres destinataires",
      })
  void aMailWithoutASenderIsToldInEveryLanguageAndNotAllOfItsRecipients(
      String language, String subject, String why, String more) throws Exception {
    List<Failed> many = Collections.nCopies(23, BOB);
    Mail mail = alerts(language).untold(POSTMASTER, untold(Why.NOBODY, many));
    assertThat(message(mail).getSubject()).startsWith("[Postern] ").contains(subject);
    assertThat(text(mail)).contains(why, more).doesNotContain("{{");
    assertThat(text(mail).split("bob@isp.example", -1)).hasSize(21);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | isp does not take mail | wants a",
        "de | isp nimmt keine Mail an | eigens dafür erzeugtes Passwort",
        "fr | isp n'accepte pas de courrier | mot de passe créé à cet effet",
      })
  void aServerThatTakesNoMailIsToldInEveryLanguage(String language, String subject, String advice)
      throws Exception {
    Mail mail =
        alerts(language).trouble(POSTMASTER, "isp", "535 5.7.8 not you", Optional.of(Advice.LOGIN));
    assertThat(message(mail).getSubject()).isEqualTo("[Postern] " + subject);
    assertThat(text(mail)).contains("  > 535 5.7.8 not you\n", advice, "queue list");
  }

  @Test
  void withoutAdviceThereIsNoHeadingForIt() throws Exception {
    Mail mail = alerts("en").trouble(POSTMASTER, "isp", "421 busy", Optional.empty());
    assertThat(text(mail)).contains("> 421 busy").doesNotContain("What you can do");
  }

  @ParameterizedTest
  @EnumSource
  void everyAdviceHasWordsForTheCommandLineToo(Advice advice) {
    assertThat(advice.inEnglish()).endsWith(".").doesNotContain("\n", "{{").hasSizeGreaterThan(40);
  }

  @Test
  void hostileWordsStartNeitherFieldNorLine() throws Exception {
    Untold about = new Untold("id", EVIL, EVIL, Why.UNKNOWN, List.of(new Failed(EVIL, EVIL)));
    Mail untold = alerts("en").untold(POSTMASTER, about);
    Mail trouble = alerts("en").trouble(POSTMASTER, EVIL, EVIL, Optional.empty());
    for (Mail mail : List.of(untold, trouble)) {
      assertThat(mail.header().fields()).hasSize(9);
      assertThat(text(mail))
          .contains("a Bcc: x@example.org b y z")
          .doesNotContain("\nBcc", "\u202e", "\u2028");
      assertThat(raw(mail)).isASCII();
    }
  }

  @Test
  void nothingInThemIsReadAsATemplate() throws Exception {
    Mail mail = alerts("en").trouble(POSTMASTER, "isp", "550 {{host}} {{#x}}", Optional.empty());
    assertThat(text(mail)).contains("> 550 {{host}} {{#x}}");
  }

  @Test
  void longWordsAreCut() throws Exception {
    Failed long1 = new Failed("x".repeat(10_000), "y".repeat(10_000));
    Mail mail =
        alerts("en").untold(POSTMASTER, untold(Why.UNKNOWN, Collections.nCopies(20, long1)));
    assertThat(text(mail)).hasSizeLessThan(20_000);
  }

  @Test
  void anAdministratorsTextTakesTheirPlace(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("alert-trouble.de.txt"), "Kaputt: {{server}} ({{answer}})\n");
    Files.writeString(
        folder.resolve("words.de.properties"), "trouble.subject = Achtung, {{server}}\n");
    Templates templates = new Templates(Optional.of(folder), Locale.GERMAN, CLOCK);
    Mail mail = alerts(templates).trouble(POSTMASTER, "isp", "421 x", Optional.of(Advice.PORT));
    assertThat(message(mail).getSubject()).isEqualTo("Achtung, isp");
    assertThat(text(mail)).isEqualTo("Kaputt: isp (421 x)\n");
    assertThat(text(alerts(templates).untold(POSTMASTER, untold(Why.NOBODY, List.of(BOB)))))
        .startsWith("Hier ist das Mail-Gateway gw.company.example.");
  }
}
