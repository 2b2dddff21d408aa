package io.postern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.wire.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** {@code ./postern encrypt} takes a secret from its input and from nowhere else (F49). */
class SecretInputTest {
  private static Secret take(String input) throws IOException {
    return SecretInput.from(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {" p\u00df ", " p\u00df \n", " p\u00df \r\n"})
  void theEndOfTheLineIsNoPartOfIt(String input) throws IOException {
    assertThat(take(input)).isEqualTo(new Secret(" p\u00df "));
  }

  @Test
  void onlyOneLineEndIsDropped() throws IOException {
    assertThat(take("a\n\n")).isEqualTo(new Secret("a\n"));
  }

  @Test
  void whatIsTooLongIsRefused() {
    assertThatThrownBy(() -> take("x".repeat(20_000))).hasMessage("this is too long for a secret");
  }

  /** Other users of the machine see the arguments of a command. */
  @Test
  void theCommandTakesNoSecretAsArgument() {
    assertThatThrownBy(() -> new CommandLine(new EncryptCommand()).parseArgs("geheim"))
        .isInstanceOf(CommandLine.UnmatchedArgumentException.class);
  }
}
