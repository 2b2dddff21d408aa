package io.postern.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An address can never end or extend a protocol line. */
class AddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "info@company.example",
        "o'brien+tag@a-b.example",
        "\"john smith\"@x.example",
        "a@[192.0.2.1]",
        "müller@bücher.example",
        "x@localhost"
      })
  void addressesAreRead(String text) {
    assertThat(Address.parse(text)).get().hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nobody",
        "@x.example",
        "a@",
        "a b@x.example",
        "a@x.example>",
        "<a@x.example>",
        "a@x.example\r\nRCPT TO:<b@y>",
        "a\0@x.example",
        "a@b@c.example",
        "a,b@x.example",
        "\"a\"b\"@x.example",
        "\"a\\\"@x.example",
        "a@.example",
        "a@x..example",
        "a@x example"
      })
  void whatIsNoAddressIsNotRead(String text) {
    assertThat(Address.parse(text)).isEmpty();
  }

  @Test
  void caseMakesNoDifference() {
    assertThat(Address.of("Info@Company.Example")).isEqualTo(Address.of("info@company.example"));
  }

  @Test
  void theErrorNamesTheText() {
    assertThatThrownBy(() -> Address.of("nobody")).hasMessageContaining("\"nobody\"");
  }
}
