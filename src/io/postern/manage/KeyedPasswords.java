package io.postern.manage;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Compares passwords by HMAC-SHA-256 with a key of this run (RFC 2104), in the same time whether
 * they match or not.
 *
 * <p>A slow hash (bcrypt) protects hashes that are stolen from where they are stored. These are
 * stored nowhere, they end with the process; guessing over the wire is {@link SignInThrottle}'s
 * business. A slow hash would only cost the gateway a tenth of a second for each command and each
 * visit of a meter reader, and let strangers keep it busy.
 */
final class KeyedPasswords implements PasswordEncoder {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_OCTETS = 32;

  private final SecretKeySpec key;

  KeyedPasswords() {
    byte[] octets = new byte[KEY_OCTETS];
    new SecureRandom().nextBytes(octets);
    this.key = new SecretKeySpec(octets, ALGORITHM);
  }

  /** The password's code in base64; another run, or another object, has another. */
  @Override
  public String encode(CharSequence password) {
    return Base64.getEncoder().encodeToString(code(password));
  }

  @Override
  public boolean matches(CharSequence password, String encoded) {
    byte[] expected = encoded.getBytes(StandardCharsets.US_ASCII);
    byte[] actual = encode(password).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(expected, actual);
  }

  private byte[] code(CharSequence password) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(password.toString().getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
    }
  }
}
