package io.postern.mail;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any text fits into a command as xtext (RFC 3461 section 4). */
class XtextTest {

  @ParameterizedTest
  @CsvSource({
    "sales@company.example, sales@company.example",
    "a+b=c, a+2Bb+3Dc",
    "'\"a b\"@x.example', '\"a+20b\"@x.example'",
    "b\u00fcro, b+C3+BCro",
    "'a\tb', a+09b",
  })
  void whatACommandCannotHoldIsEncoded(String text, String xtext) {
    assertThat(Xtext.encode(text)).isEqualTo(xtext);
  }

  @Property
  void whatIsEncodedIsXtext(@ForAll String text) {
    assertThat(Xtext.isXtext(Xtext.encode(text))).isEqualTo(!text.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "QQ314159", "a+2Bb", "+20", "sales@company.example"})
  void xtextIsKnown(String xtext) {
    assertThat(Xtext.isXtext(xtext)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "a=b",
        "+",
        "a+2",
        "a+2b",
        "+G0",
        "a\r\nRSET",
        "a\tb",
        "\u00fc",
        "\u007f"
      })
  void whatIsNotXtextIsKnown(String text) {
    assertThat(Xtext.isXtext(text)).isFalse();
  }
}
