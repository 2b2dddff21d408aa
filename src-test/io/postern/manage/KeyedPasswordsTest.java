package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedPasswordsTest {
  private final KeyedPasswords passwords = new KeyedPasswords();

  @ParameterizedTest
  @ValueSource(strings = {"s", "correct horse battery staple", "Füße 🔑", " blank at the ends "})
  void thePasswordMatchesItsCode(String password) {
    assertThat(passwords.matches(password, passwords.encode(password))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Secret", "secret ", "secre", "secrets"})
  void noOtherDoes(String guess) {
    assertThat(passwords.matches(guess, passwords.encode("secret"))).isFalse();
  }

  @Test
  void whatComesAfterTheSeventySecondOctetCountsToo() {
    String start = "x".repeat(72);

    assertThat(passwords.matches(start + "a", passwords.encode(start + "b"))).isFalse();
  }

  @Test
  void theCodeSaysNothingAndEndsWithTheRun() {
    String code = passwords.encode("secret");

    assertThat(code).doesNotContain("secret").hasSize(44);
    assertThat(new KeyedPasswords().encode("secret")).isNotEqualTo(code);
    assertThat(new KeyedPasswords().matches("secret", code)).isFalse();
  }
}
