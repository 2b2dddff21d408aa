package io.postern.inspect.antivirus;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Tells whether an on-access scanner is awake: from time to time the EICAR test file goes with a
 * mail, which every scanner removes. A scanner that leaves it alone passes everything.
 */
final class Decoy {
  /** Backwards and one character up, so that no scanner mistakes the gateway for the test file. */
  private static final String ELIC =
      "+I,I%\"FMJG.UTFU.TVSJWJUOB.ESBEOBUT.SBDJF%~8*DD8*_Q)56Y[Q]5\\QBA&Q\"P6Y";

  private final Clock clock;
  private final Duration every;
  private volatile Instant awakeUntil = Instant.MIN;

  /**
   * @param every how long a scanner that was awake is taken for awake; zero for always
   */
  Decoy(Clock clock, Duration every) {
    this.clock = clock;
    this.every = every;
  }

  /** Whether the next mail needs a decoy. */
  boolean isDue() {
    return !every.isZero() && !clock.instant().isBefore(awakeUntil);
  }

  /** The scanner took it. */
  void wasTaken() {
    awakeUntil = clock.instant().plus(every);
  }

  /**
   * Puts it before the scanner.
   *
   * @return whether it lies there now; a scanner may be so awake that it cannot even be written
   */
  static boolean putInto(DroppedFiles files) {
    byte[] octets = octets();
    try {
      files.put("the decoy", ".com", new ByteArrayInputStream(octets));
      return true;
    } catch (IOException refused) {
      // the mail itself could be written to the same folder, so this is the scanner's doing
      return false;
    }
  }

  static byte[] octets() {
    StringBuilder text = new StringBuilder(ELIC).reverse();
    byte[] octets = new byte[text.length()];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) (text.charAt(i) - 1);
    }
    return octets;
  }
}
