package io.postern.manage;

import io.postern.wire.Secret;
import java.security.SecureRandom;
import java.util.Base64;

/** Makes passwords that nobody guesses. */
final class Passwords {
  private static final int OCTETS = 18;

  private final SecureRandom random = new SecureRandom();

  /** The next password: 144 random bits as 24 letters, digits, hyphens and underscores. */
  Secret next() {
    byte[] octets = new byte[OCTETS];
    random.nextBytes(octets);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(octets));
  }
}
