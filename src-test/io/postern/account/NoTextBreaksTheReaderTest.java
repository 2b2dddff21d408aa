package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.account.text.CronText;
import io.postern.account.text.EndpointText;
import io.postern.account.text.Parsed;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NotEmpty;

/** Whatever is written, each kind of value says yes or no on one line, and never throws. */
class NoTextBreaksTheReaderTest {
  private static final Keys KEYS = new Keys(Settings.surroundings(Settings.HOME));

  @Property(tries = 300)
  void anyTextIsReadOrRefusedOnOneLine(@ForAll @NotEmpty String text) {
    for (Key<?> key : KEYS.all()) {
      if (key.type().parse(text) instanceof Parsed.Bad<?> bad) {
        assertThat(bad.wrong()).isNotBlank().hasSizeLessThan(1000);
        assertThat(bad.wrong().chars()).noneMatch(Character::isISOControl);
      }
    }
  }

  @Property(tries = 300)
  void anyTextThatLooksLikeCronIsReadOrRefused(@ForAll("cron") String text) {
    assertThat(new CronText(Settings.CLOCK).parse(text)).isNotNull();
  }

  @Provide
  Arbitrary<String> cron() {
    Arbitrary<String> field =
        Arbitraries.strings().withChars("0123456789*/,-?LW#MONFRI").ofMinLength(1).ofMaxLength(5);
    return field.list().ofMinSize(5).ofMaxSize(7).map(fields -> String.join(" ", fields));
  }

  @Property(tries = 300)
  void whatIsShownOfAnEndpointHoldsNeitherUserNorOptions(
      @ForAll("secrets") String user, @ForAll("secrets") String option) {
    String shown = EndpointText.shown("ftp://" + user + "@host/in?password=" + option);
    assertThat(shown).doesNotContain("SECRET");
  }

  @Provide
  Arbitrary<String> secrets() {
    return Arbitraries.strings().withChars(":/?@&=x").ofMaxLength(4).map(s -> s + "SECRET" + s);
  }
}
