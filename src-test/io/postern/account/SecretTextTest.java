package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.account.text.Parsed;
import io.postern.account.text.SecretText;
import io.postern.wire.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a secret may come from, and that no message repeats it. */
class SecretTextTest {
  @TempDir Path home;

  private Parsed<Secret> parse(String text) {
    return new SecretText(home, Map.of("NAME", "p w")::get).parse(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "a b", "pa$$w{ö}rd", "}}{{", "1234", "$", "\"", "ENC"})
  void aLiteralIsTakenAsItIs(String literal) {
    assertThat(parse(literal)).isEqualTo(new Parsed.Good<>(new Secret(literal)));
  }

  @Test
  void aVariableIsTakenAsItIs() {
    assertThat(parse("{{env:NAME}}")).isEqualTo(new Parsed.Good<>(new Secret("p w")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret", "s3cret\n", "s3cret\r\n"})
  void theLineEndOfAFileIsDropped(String content) throws IOException {
    Path file = Files.writeString(home.resolve("f"), content);
    assertThat(parse("{{file:" + file + "}}")).isEqualTo(new Parsed.Good<>(new Secret("s3cret")));
    assertThat(parse("{{file:f}}")).isEqualTo(new Parsed.Good<>(new Secret("s3cret")));
  }

  @Test
  void whatIsNotTextIsRefused() throws IOException {
    Files.write(home.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 's', '3'});
    Files.writeString(home.resolve("large"), "s3".repeat(3000));
    Files.writeString(home.resolve("nul"), "s3\0cret");
    assertThat(parse("{{file:binary}}"))
        .hasToString("Bad[wrong=the file binary is not UTF-8 text]");
    assertThat(parse("{{file:large}}"))
        .hasToString("Bad[wrong=the file large is longer than 4096 characters]");
    assertThat(parse("{{file:nul}}"))
        .hasToString("Bad[wrong=the file nul holds a line break or another control character]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3\ncret", "{{s3cret", "{{env:}}", "${s3cret}", "ENC(s3cret)"})
  void aRefusalRepeatsNothing(String text) {
    assertThat(parse(text)).isInstanceOf(Parsed.Bad.class).asString().doesNotContain("s3");
  }
}
