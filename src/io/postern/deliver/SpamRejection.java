package io.postern.deliver;

import io.postern.mail.OneLine;
import io.postern.mail.Outcome;

/**
 * Recognises refusals by which a server says that it takes a mail for spam (F46, F47): an
 * interception and no trouble.
 *
 * @param code the reply's code, 500 to 599
 * @param text what its text must contain, in whatever case; at least {@value #MIN_TEXT} characters
 * @param then what becomes of such a mail
 */
public record SpamRejection(int code, String text, Then then) {
  /** The shortest text: a shorter one would be found in what has another meaning. */
  public static final int MIN_TEXT = 4;

  /** What becomes of a mail that was rejected as spam. */
  public enum Then {
    /** It is kept for a person to look at. */
    HOLD,
    /** It is thrown away. */
    DISCARD
  }

  public SpamRejection {
    if (code < 500 || code > 599 || text.strip().length() < MIN_TEXT) {
      throw new IllegalArgumentException("no way to tell spam: " + code + " " + OneLine.of(text));
    }
  }

  /**
   * What an outcome means.
   *
   * @return {@link Outcome.Spam} for a refusal with this code and text, after RCPT, DATA or the
   *     content alike; any other outcome as it is
   */
  public Outcome judge(Outcome outcome) {
    if (outcome instanceof Outcome.Refused refused
        && refused.code() == code
        && contains(refused.text())) {
      return new Outcome.Spam(refused.text(), then == Then.DISCARD);
    }
    return outcome;
  }

  private boolean contains(String said) {
    for (int at = 0; at + text.length() <= said.length(); at++) {
      if (said.regionMatches(true, at, text, 0, text.length())) {
        return true;
      }
    }
    return false;
  }
}
