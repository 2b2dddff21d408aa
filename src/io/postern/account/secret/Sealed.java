package io.postern.account.secret;

import io.postern.wire.Secret;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sealed secret as it stands in settings: {@code ENC(1.<number of the key>.<base64>)} (F49). It
 * needs no quotes, neither in YAML nor in a table.
 */
public final class Sealed {
  static final String VERSION = "1";

  private static final Pattern FRAME = Pattern.compile("ENC\\((.*)\\)", Pattern.DOTALL);
  private static final Pattern CONTENT =
      Pattern.compile("([0-9]{1,3})\\.([0-9a-f]{8})\\.([A-Za-z0-9_-]+)");
  private static final String AGAIN = "; encrypt the secret anew with ./postern encrypt";

  private Sealed() {}

  /** What became of a sealed secret. */
  public sealed interface Opening {
    /** This was in it. */
    record Opened(Secret secret) implements Opening {}

    /**
     * It stays closed.
     *
     * @param wrong why, without the value and without full stop
     */
    record Closed(String wrong) implements Opening {}
  }

  /** Whether a value is meant as a sealed one. */
  public static boolean is(String text) {
    return FRAME.matcher(text).matches();
  }

  /** The value to write into settings. */
  public static String seal(Secret secret, SealingKey key) {
    String sealed =
        Base64.getUrlEncoder().withoutPadding().encodeToString(key.seal(secret.reveal()));
    return "ENC(" + VERSION + "." + key.number() + "." + sealed + ")";
  }

  /**
   * The way back.
   *
   * @param text {@link #is} a sealed value
   * @param keys where the key is
   */
  public static Opening open(String text, KeyRing keys) {
    Matcher frame = FRAME.matcher(text);
    Matcher content = CONTENT.matcher(frame.matches() ? frame.group(1).strip() : "");
    if (!content.matches()) {
      return new Opening.Closed(
          "is not what ./postern encrypt prints, or was not copied as a whole");
    }
    if (!content.group(1).equals(VERSION)) {
      return new Opening.Closed(
          "was encrypted by another version of this program (format "
              + content.group(1)
              + ", known: "
              + VERSION
              + ")");
    }
    KeyRing.Found found = keys.find();
    return found instanceof KeyRing.Found.Key key
        ? open(content.group(2), content.group(3), key)
        : new Opening.Closed("is encrypted, and " + ((KeyRing.Found.None) found).why());
  }

  private static Opening open(String number, String sealed, KeyRing.Found.Key key) {
    if (!key.key().number().equals(number)) {
      return new Opening.Closed(
          "was encrypted with the key "
              + number
              + ", but the one in "
              + key.where()
              + " is "
              + key.key().number()
              + AGAIN);
    }
    return octets(sealed)
        .flatMap(key.key()::open)
        .<Opening>map(secret -> new Opening.Opened(new Secret(secret)))
        .orElseGet(() -> new Opening.Closed("is encrypted and damaged" + AGAIN));
  }

  private static Optional<byte[]> octets(String base64) {
    try {
      return Optional.of(Base64.getUrlDecoder().decode(base64));
    } catch (IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }
}
