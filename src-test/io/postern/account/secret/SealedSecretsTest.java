package io.postern.account.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.account.secret.Sealed.Opening;
import io.postern.wire.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is encrypted opens with its key only, and says why when it does not (F49). */
class SealedSecretsTest {
  private static final Secret SECRET = new Secret("pa\u00df w\u00f6rt");

  @TempDir Path home;

  private final Map<String, String> variables = new HashMap<>();

  private KeyRing ring() {
    return new KeyRing(home, home.resolve("data"), variables::get);
  }

  private static SealingKey key(KeyRing ring) throws IOException {
    return ((KeyRing.Found.Key) ring.findOrMake()).key();
  }

  private String closed(String text) {
    return ((Opening.Closed) Sealed.open(text, ring())).wrong();
  }

  @Test
  void whatWasSealedOpensAgain() throws IOException {
    String sealed = Sealed.seal(SECRET, key(ring()));
    assertThat(sealed).matches("ENC\\(1\\.[0-9a-f]{8}\\.[A-Za-z0-9_-]+\\)");
    assertThat(Sealed.open(sealed, ring())).isEqualTo(new Opening.Opened(SECRET));
  }

  @Test
  void theSameSecretNeverLooksTheSame() throws IOException {
    SealingKey key = key(ring());
    assertThat(Sealed.seal(SECRET, key)).isNotEqualTo(Sealed.seal(SECRET, key));
  }

  @Test
  void theKeyIsForItsOwnerOnlyAndStays() throws IOException {
    SealingKey made = key(ring());
    Path file = home.resolve("data/secret.key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(key(ring()).number()).isEqualTo(made.number());
    assertThat(made.toString()).doesNotContain(Files.readString(file).strip());
  }

  @Test
  void lookingForAKeyMakesNone() {
    assertThat(ring().find()).isInstanceOf(KeyRing.Found.None.class);
    assertThat(home.resolve("data")).doesNotExist();
  }

  @Test
  void theEnvironmentWins() throws IOException {
    key(ring());
    SealingKey other = SealingKey.random();
    variables.put(KeyRing.FILE_VARIABLE, "other.key");
    Files.writeString(home.resolve("other.key"), other.reveal());
    assertThat(key(ring()).number()).isEqualTo(other.number());
    SealingKey third = SealingKey.random();
    variables.put(KeyRing.VARIABLE, third.reveal() + "\n");
    assertThat(key(ring()).number()).isEqualTo(third.number());
  }

  @Test
  void withoutKeyItIsSaidWhereOneWasLookedFor() throws IOException {
    String sealed = Sealed.seal(SECRET, SealingKey.random());
    assertThat(closed(sealed))
        .isEqualTo(
            "is encrypted, and there is no key: POSTERN_KEY is not set, and "
                + home.resolve("data/secret.key")
                + " does not exist");
  }

  @Test
  void anotherKeyIsNamed() throws IOException {
    SealingKey other = SealingKey.random();
    SealingKey own = key(ring());
    assertThat(closed(Sealed.seal(SECRET, other)))
        .isEqualTo(
            "was encrypted with the key "
                + other.number()
                + ", but the one in "
                + home.resolve("data/secret.key")
                + " is "
                + own.number()
                + "; encrypt the secret anew with ./postern encrypt");
  }

  @Test
  void everyDamageIsNoticed() throws IOException {
    String sealed = Sealed.seal(SECRET, key(ring()));
    int start = sealed.lastIndexOf('.') + 1;
    for (int i = start; i < sealed.length() - 2; i++) {
      char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
      String damaged = sealed.substring(0, i) + other + sealed.substring(i + 1);
      assertThat(closed(damaged)).startsWith("is encrypted and damaged");
    }
    assertThat(closed(sealed.substring(0, start + 8) + ")")).startsWith("is encrypted and damaged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ENC()", "ENC(pass)", "ENC(1.0011aabb)", "ENC(1.0011aabb.a$b)"})
  void whatWasNotMadeByUsIsRefusedWithoutRepeatingIt(String text) {
    assertThat(closed(text))
        .isEqualTo("is not what ./postern encrypt prints, or was not copied as a whole");
  }

  @Test
  void aLaterFormatIsNamed() {
    assertThat(closed("ENC(2.0011aabb.abcd)"))
        .isEqualTo("was encrypted by another version of this program (format 2, known: 1)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "###"})
  void aKeyThatIsNoneIsNeverReplaced(String content) throws IOException {
    Path file = Files.createDirectories(home.resolve("data")).resolve("secret.key");
    Files.writeString(file, content);
    assertThat(ring().findOrMake())
        .isEqualTo(
            new KeyRing.Found.None(false, file + " holds no key; expected 32 octets in base64"));
    assertThat(file).hasContent(content);
  }
}
