package io.postern.notice;

import static io.postern.notice.ReportFixture.BOB;
import static io.postern.notice.ReportFixture.NOW;
import static io.postern.notice.ReportFixture.ORIGINAL;
import static io.postern.notice.ReportFixture.SENDER;
import static io.postern.notice.ReportFixture.failed;
import static io.postern.notice.ReportFixture.mail;
import static io.postern.notice.ReportFixture.message;
import static io.postern.notice.ReportFixture.recipient;
import static io.postern.notice.ReportFixture.report;
import static io.postern.notice.ReportFixture.reports;
import static io.postern.notice.ReportFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.mail.Mail;
import io.postern.notice.DeliveryReport.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People are told in their language what happened, to whom, and what they can do. */
class ReportLanguageTest {

  static Stream<Arguments> everyReportInEveryLanguage() {
    return OwnTexts.LANGUAGES.stream()
        .flatMap(language -> Stream.of(Reason.values()).map(r -> Arguments.of(language, r)));
  }

  @ParameterizedTest
  @MethodSource("everyReportInEveryLanguage")
  void everyTextHasAllPlacesFilledAndSaysWhatMatters(String language, Reason reason)
      throws Exception {
    Mail mail = reports(language).compose(report(reason), SENDER);

    assertThat(text(mail))
        .doesNotContain("{", "}", "null", "\\")
        .contains("gw.company.example", "\r\n  bob@isp.example\r\n", "Offer", "06ABCDEFGHJKMNPQ")
        .contains("\r\n      > " + recipient(reason, BOB).diagnostic() + "\r\n")
        .contains("2026");
    assertThat(text(mail).lines()).allMatch(line -> line.length() <= 78);
    assertThat(message(mail).getSubject()).contains("Offer").doesNotContain("{");
  }

  @ParameterizedTest
  @MethodSource("everyReportInEveryLanguage")
  void oneRecipientIsSpokenOfOtherwiseThanSeveral(String language, Reason reason) throws Exception {
    DeliveryReport several =
        report(
            reason,
            mail(ORIGINAL),
            IntStream.range(0, 103)
                .mapToObj(i -> recipient(reason, Address.of("r" + i + "@isp.example")))
                .toList());
    String one = text(reports(language).compose(report(reason), SENDER));
    String many = text(reports(language).compose(several, SENDER));
    assertThat(one).doesNotContain("103");
    assertThat(many)
        .contains(" 103 ", "r0@isp.example", "r99@isp.example", "… ", " 3 ")
        .doesNotContain("r100@isp.example");
    assertThat(ReportFixture.status(reports(language).compose(several, SENDER)))
        .contains("Final-Recipient: rfc822; r102@isp.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr"})
  void allLanguagesHaveTheSameTextsWithTheSamePlaces(String language) throws IOException {
    Properties english = words("en");
    Properties other = words(language);
    assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(other.getProperty(key)).as(key).isNotBlank();
      assertThat(other.getProperty(key).lines()).as(key).allMatch(line -> line.length() <= 74);
      if (!key.equals("date")) {
        assertThat(places(other.getProperty(key)))
            .as(key)
            .isEqualTo(places(english.getProperty(key)));
      }
    }
    for (Reason reason : Reason.values()) {
      assertThat(places(file(reason, language)))
          .as(reason.name())
          .isEqualTo(places(file(reason, "en")));
      assertThat(file(reason, language)).isNotEqualTo(file(reason, "en"));
    }
  }

  private static Properties words(String language) throws IOException {
    Properties words = new Properties();
    try (InputStream in = open("words." + language + ".properties")) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return words;
  }

  private static String file(Reason reason, String language) throws IOException {
    try (InputStream in = open("report-" + Wording.key(reason) + "." + language + ".txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream open(String name) {
    return Wording.class.getResourceAsStream(name);
  }

  private static TreeSet<String> places(String text) {
    TreeSet<String> places = new TreeSet<>();
    Pattern.compile("\\{\\{[^}]*}}").matcher(text).results().forEach(r -> places.add(r.group()));
    return places;
  }

  @Test
  void aGermanFailureReadsWell() throws Exception {
    Mail mail = reports("de-AT").compose(report(Reason.FAILURE), SENDER);

    assertThat(message(mail).getSubject()).isEqualTo("Nicht zugestellt: Offer");
    assertThat(text(mail))
        .isEqualToNormalizingNewlines(
            """
            Hier ist das Mail-Gateway gw.company.example.

            Ihre Mail konnte diesem Empfänger nicht zugestellt werden.
            Sie wurde abgelehnt; es gibt keinen weiteren Versuch:

              bob@isp.example
                  Die Adresse gibt es anscheinend nicht. Ist sie richtig geschrieben?
                  Der Server mx.isp.example antwortete, in seinen eigenen Worten:
                  > 550 5.1.1 no such user

            Ihre Mail:

              Betreff     Offer
              Angenommen  Dienstag, 17. November 2026, 09:00 Uhr (MEZ)
              Gateway-ID  06ABCDEFGHJKMNPQ

            Was Sie tun können: beheben Sie, was der Server beanstandet, und senden Sie
            die Mail noch einmal. Wenn seine Worte nicht weiterhelfen, zeigen Sie diese
            Nachricht Ihrem Postmaster.

            Anbei: ein Bericht für Programme und Ihre Mail.
            """);
  }

  @Test
  void aDelayIsOnlyAWarningAndSaysUntilWhenItIsTried() throws Exception {
    assertThat(text(reports("en").compose(report(Reason.DELAY), SENDER)))
        .contains("THIS IS ONLY A WARNING", "need not do anything")
        .contains("Friday, 27 November 2026, 18:30 (CET)")
        .contains("What happened:\r\n      > no connection");
    assertThat(text(reports("fr").compose(report(Reason.DELAY), SENDER)))
        .contains("CECI N'EST QU'UN AVERTISSEMENT")
        .contains("vendredi 27 novembre 2026, 18:30 (CET)");
  }

  @ParameterizedTest
  @CsvSource({
    "550 5.1.1 x, spelled",
    "552 5.2.2 x, cannot take more",
    "552 5.3.4 x, too large",
    "550 5.7.1 x, does not take such mail"
  })
  void whatTheServerMeansIsExplained(String diagnostic, String hint) throws Exception {
    DeliveryReport report =
        report(Reason.FAILURE, mail(ORIGINAL), List.of(failed(BOB, diagnostic)));
    assertThat(text(reports("en").compose(report, SENDER))).contains(hint);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 minutes, 0 Minuten, 0 minute",
    "1, 1 minute, 1 Minute, 1 minute",
    "119, 119 minutes, 119 Minuten, 119 minutes",
    "120, 2 hours, 2 Stunden, 2 heures",
    "2879, 47 hours, 47 Stunden, 47 heures",
    "7200, 5 days, 5 Tage, 5 jours",
    "-5, 0 minutes, 0 Minuten, 0 minute"
  })
  void durationsAreCounted(long minutes, String english, String german, String french) {
    Duration length = Duration.ofMinutes(minutes);
    assertThat(new Wording(Templates.builtIn(Locale.ENGLISH)).duration(length)).isEqualTo(english);
    assertThat(new Wording(Templates.builtIn(Locale.GERMAN)).duration(length)).isEqualTo(german);
    assertThat(new Wording(Templates.builtIn(Locale.FRENCH)).duration(length)).isEqualTo(french);
  }

  @Test
  void momentsAreWrittenAsTheCountryDoes() {
    ZoneId paris = ZoneId.of("Europe/Paris");
    assertThat(new Wording(Templates.builtIn(Locale.UK)).moment(NOW, paris))
        .isEqualTo("Sunday, 22 November 2026, 09:00 (CET)");
    assertThat(new Wording(Templates.builtIn(Locale.FRANCE)).moment(NOW, paris))
        .isEqualTo("dimanche 22 novembre 2026, 09:00 (CET)");
  }

  @ParameterizedTest
  @CsvSource({"en, FAILURE", "de, DELAY", "fr, EXPIRED"})
  void theExamplesOfTheDocumentationAreWhatIsWritten(String language, Reason reason)
      throws Exception {
    Mail mail = reports(language).compose(report(reason), SENDER);
    String text = text(mail).replace("\r\n", "\n");
    String upToTheMail = text.substring(0, text.indexOf("\n\n", text.indexOf("\n      > ")));
    assertThat(Files.readString(Path.of("docs/notices.md")))
        .contains(upToTheMail)
        .contains("`Subject: " + message(mail).getSubject() + "`");
  }

  @Test
  void aMailWithoutSubjectIsCalledThat() throws Exception {
    DeliveryReport report =
        new DeliveryReport(
            Reason.SUCCESS,
            mail(ORIGINAL),
            "",
            ReportFixture.ARRIVED,
            List.of(recipient(Reason.SUCCESS, BOB)),
            true,
            1);
    Mail mail = reports("de").compose(report, SENDER);
    assertThat(message(mail).getSubject()).isEqualTo("Weitergegeben: (kein Betreff)");
    assertThat(text(mail)).contains("(ohne den\r\nText)", "über ihren Verbleib nicht");
  }
}
