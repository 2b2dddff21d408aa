package io.postern.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.postern.mail.Address;
import io.postern.mail.MailIds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** A file of an administrator takes the place of one text; a broken one is named in the log. */
class AnAdministratorsTextsTest {
  private static final String REMOVED = "removed-attachment.en.txt";

  @TempDir Path home;
  private Path folder;
  private final MovedClock clock = new MovedClock();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private int written;

  @BeforeEach
  void listen() throws IOException {
    folder = Files.createDirectory(home.resolve("notices"));
    log.start();
    ((Logger) LoggerFactory.getLogger(CurrentTexts.class)).addAppender(log);
  }

  @AfterEach
  void listenNoMore() {
    ((Logger) LoggerFactory.getLogger(CurrentTexts.class)).detachAppender(log);
  }

  private Templates templates(String language) {
    return new Templates(Optional.of(folder), Locale.forLanguageTag(language), clock);
  }

  private void write(String name, byte[] octets) throws IOException {
    Path path = folder.resolve(name);
    Files.write(path, octets);
    Files.setLastModifiedTime(path, FileTime.from(Instant.EPOCH.plusSeconds(++written)));
  }

  private void write(String name, String text) throws IOException {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String inPlace(Templates templates) {
    return new InspectionNotices(
            new MailIds(Clock.systemUTC()),
            Clock.systemUTC(),
            "gw.example",
            Address.of("postmaster@gw.example"),
            templates)
        .inPlaceOf("a.exe", 10, List.of("no programs", "{{host}}"));
  }

  private List<String> logged() {
    return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void aFileTakesThePlaceOfOneText() throws IOException {
    write(
        REMOVED,
        "\ufeffGone: {{name}}, {{size}}\r\n"
            + "{{#reasons}}\r\n- {{reason}}\r\n{{/reasons}}\r\n.\r\n");
    assertThat(inPlace(templates("en")))
        .isEqualTo("Gone: a.exe, 10 octets\n- no programs\n- {{host}}\n.\n");
    assertThat(inPlace(templates("de"))).contains("Das Mail-Gateway gw.example hat einen Anhang");
    assertThat(logged()).isEmpty();
  }

  @Test
  void aChangeIsTakenUpWithinSeconds() throws IOException {
    Templates templates = templates("en");
    assertThat(inPlace(templates)).contains("took an attachment out");
    write(REMOVED, "first");
    assertThat(inPlace(templates)).contains("took an attachment out");
    clock.move(Duration.ofSeconds(3));
    assertThat(inPlace(templates)).isEqualTo("first");
    write(REMOVED, "other");
    clock.move(Duration.ofSeconds(3));
    assertThat(inPlace(templates)).isEqualTo("other");
    Files.delete(folder.resolve(REMOVED));
    clock.move(Duration.ofSeconds(3));
    assertThat(inPlace(templates)).contains("took an attachment out");
  }

  @Test
  void aClockThatWasSetBackDoesNotStopThat() throws IOException {
    Templates templates = templates("en");
    assertThat(inPlace(templates)).contains("took an attachment out");
    write(REMOVED, "first");
    clock.move(Duration.ofDays(-1));
    assertThat(inPlace(templates)).isEqualTo("first");
  }

  @Test
  void aBrokenFileIsNamedOnceAndTheProgramsTextStays() throws IOException {
    write(REMOVED, "one\ntwo {{nonsense}}\n");
    Templates templates = templates("en");
    for (int i = 0; i < 3; i++) {
      assertThat(inPlace(templates)).contains("took an attachment out");
      clock.move(Duration.ofMinutes(1));
    }
    assertThat(logged())
        .containsExactly(
            "notices/"
                + REMOVED
                + ", line 2: nothing is called {{nonsense}}; expected host, name,"
                + " reason (in reasons), reasons, size; the built-in text is used");
    write(REMOVED, "repaired");
    clock.move(Duration.ofMinutes(1));
    assertThat(inPlace(templates)).isEqualTo("repaired");
    assertThat(logged()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a\\nb{{name | line 2: no }} behind \"{{name\"",
        "a\\n{{#name}}b | cannot be read",
        "a\\nb{{/name}}\\nc | line 2: cannot be read",
        "\\n\\n{{reason}} | line 3: {{reason}} has no value here",
        "{{^reasons}}{{reason}}{{/reasons}} | line 1: {{reason}} has no value here",
        "{{#reasons}}\\n{{.}}\\n{{/reasons}} | line 2: nothing is called {{.}}",
        "{{name.length}} | line 1: nothing is called {{name.length}}",
        "{{name.class.name}} | line 1: nothing is called",
        "{{#name}}\\n{{bytes}}{{/name}} | line 2: nothing is called {{bytes}}",
        "a\\n{{>/etc/passwd}} | line 2: another text cannot be put in",
        "{{<other}}{{/other}} | another text cannot be put in",
        "{{$block}}x{{/block}} | another text cannot be put in",
        "{{{nonsense}}} | line 1: nothing is called",
        "{{=<% %>=}}<%nonsense%> | nothing is called",
        "' \\n ' | is empty"
      })
  void whatIsWrongIsSaidWithItsLine(String text, String fault) throws IOException {
    write(REMOVED, text.replace("\\n", "\n"));
    assertThat(inPlace(templates("en"))).contains("took an attachment out");
    assertThat(logged())
        .hasSize(1)
        .first()
        .asString()
        .contains(fault)
        .startsWith("notices/" + REMOVED);
  }

  @Test
  void sectionsAndOtherBracesAreUnderstood() throws IOException {
    write(
        REMOVED,
        "{{! a remark }}{{=<% %>=}}<% host %> {x}<%={{ }}=%>{{#name}}<{{&name}}{{{size}}}>{{/name}}"
            + "{{^reasons}}none{{/reasons}}{{#reasons}}{{host}}:{{reason}};{{/reasons}}");
    assertThat(inPlace(templates("en")))
        .isEqualTo("gw.example {x}<a.exe10 octets>gw.example:no programs;gw.example:{{host}};");
    assertThat(logged()).isEmpty();
  }

  @Test
  void whatIsNoTextIsNamed() throws IOException {
    write("warning.de.txt", "gut\nGr\u00fc\u00dfe\n".getBytes(StandardCharsets.ISO_8859_1));
    write("warning.fr.txt", "x".repeat(OverridingFile.MAX_OCTETS + 1));
    write("warning.it.txt", "testo");
    write("notes.md", "x");
    write("report-delay.fr.txt", "{{a}}\n{{b}}\n");
    write("report-delay.en.txt", "{{subject}}\n");
    write(".hidden", "x");
    Files.createDirectory(folder.resolve("hold-notice.en.txt"));
    assertThat(templates("en").check())
        .extracting(Fault::toString)
        .satisfiesExactly(
            f ->
                assertThat(f)
                    .startsWith("hold-notice.en.txt: cannot be read")
                    .contains("not a file"),
            f -> assertThat(f).startsWith("notes.md: no text is called that"),
            f -> assertThat(f).startsWith("report-delay.fr.txt, line 1: nothing is called {{a}}"),
            f -> assertThat(f).startsWith("report-delay.fr.txt, line 2: nothing is called {{b}}"),
            f -> assertThat(f).isEqualTo("warning.de.txt, line 2: is not UTF-8"),
            f -> assertThat(f).contains("warning.fr.txt: is too large", "65536"),
            f -> assertThat(f).startsWith("warning.it.txt: no text is called that"));
  }

  @Test
  void shortTextsAreReplacedOneByOne() throws IOException {
    write("words.en.properties", "hold.subject.one = Kept: {{count}}\ndate = d.M.yy\n");
    Wording wording = new Wording(templates("en"));
    assertThat(wording.counted("hold.subject", 1)).isEqualTo("Kept: 1");
    assertThat(wording.counted("hold.subject", 2)).isEqualTo("[Postern] 2 mails held");
    assertThat(wording.moment(Instant.EPOCH, ZoneOffset.UTC)).isEqualTo("1.1.70");
    assertThat(templates("en").check()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hold.subject.uno = x | line 2: nothing is called \"hold.subject.uno\"",
        "hold.subject.one = {{subject}} | line 2: nothing is called {{subject}}; expected count",
        "hold.subject.one : {{count | line 2: no }} behind",
        "date = FOO | line 2: not a pattern of a moment",
        "date = {{count}} | line 2: not a pattern of a moment",
        "date = \\\\uXX | cannot be read"
      })
  void aBrokenShortTextMakesTheFileUnused(String line, String fault) throws IOException {
    write("words.en.properties", "none = nobody\n" + line.replace("\\\\", "\\") + "\n");
    Wording wording = new Wording(templates("en"));
    assertThat(wording.word("none")).isEqualTo("(none)");
    assertThat(logged()).hasSize(1).first().asString().contains(fault);
  }

  @Test
  void aFolderThatIsNotThereIsNoFault() {
    Templates templates =
        new Templates(Optional.of(folder.resolve("nothing")), Locale.ENGLISH, clock);
    assertThat(templates.check()).isEmpty();
    assertThat(inPlace(templates)).contains("took an attachment out");
    assertThat(Templates.builtIn(Locale.FRENCH).check()).isEmpty();
    assertThat(logged()).isEmpty();
  }

  @Test
  void aFolderThatIsAFileIsOne() throws IOException {
    write("file", "x");
    Templates templates = new Templates(Optional.of(folder.resolve("file")), Locale.ENGLISH, clock);
    assertThat(templates.check()).hasSize(1).first().asString().contains("cannot be read");
    assertThat(inPlace(templates)).contains("took an attachment out");
  }

  @Test
  void aLanguageWithoutTextsIsNamed() {
    assertThatThrownBy(() -> templates("it"))
        .hasMessage("no texts in the language \"it\"; expected en, de or fr");
  }

  @Test
  void aTextThatLacksAValueIsAnErrorOfTheProgram() {
    Wording wording = new Wording(Templates.builtIn(Locale.ENGLISH));
    assertThatThrownBy(() -> wording.text(NoticeFile.HOLD, Map.of("host", "h")))
        .hasMessageContaining("[held, mails]");
    assertThatThrownBy(() -> wording.word("nonsense")).hasMessageContaining("\"nonsense\"");
  }

  private static final class MovedClock extends Clock {
    private Instant now = Instant.parse("2026-11-22T08:00:00Z");

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
