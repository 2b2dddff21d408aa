package io.postern.notice;

import java.math.BigInteger;
import java.security.SecureRandom;

/**
 * Makes the lines between the parts of a mail. Nobody can guess one, so that no mail has it inside;
 * quoted-printable and Base64 never have "=_".
 */
final class Boundaries {
  private static final int BITS = 160;

  private final SecureRandom random = new SecureRandom();

  String next() {
    return "=_" + new BigInteger(BITS, random).toString(Character.MAX_RADIX);
  }
}
