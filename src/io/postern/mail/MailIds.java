package io.postern.mail;

import java.security.SecureRandom;
import java.time.Clock;

/**
 * Makes names for mails: 16 letters and digits, in order of time, unique without asking anybody.
 */
public final class MailIds {
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int TIME_DIGITS = 9;
  private static final int RANDOM_DIGITS = 7;

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  public MailIds(Clock clock) {
    this.clock = clock;
  }

  /** The next name: 45 bits of milliseconds, then 35 random bits. */
  public String next() {
    return digits(clock.millis(), TIME_DIGITS) + digits(random.nextLong(), RANDOM_DIGITS);
  }

  private static String digits(long value, int count) {
    char[] text = new char[count];
    long rest = value;
    for (int i = count - 1; i >= 0; i--) {
      text[i] = DIGITS.charAt((int) (rest & 31));
      rest >>>= 5;
    }
    return new String(text);
  }
}
