package io.postern.inspect.rules.file;

import io.postern.inspect.rules.Mask;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * Compares masks: one covers another when it matches whatever the other matches. It is never wrong
 * about "yes"; for masks that are written in an odd way it may miss one.
 */
final class MaskCover {
  private static final char ANY = '*';
  private static final char ONE = '?';

  private final Effort effort;

  MaskCover(Effort effort) {
    this.effort = effort;
  }

  /** Whether each of the narrow masks is covered by one of the broad ones. */
  boolean covers(List<Mask> broad, List<Mask> narrow) {
    return narrow.stream().allMatch(mask -> broad.stream().anyMatch(b -> covers(b, mask)));
  }

  boolean covers(Mask broad, Mask narrow) {
    return covers(broad, narrow.toString());
  }

  /**
   * Reads the narrow mask as if it were a text: a star of the broad one takes anything, a question
   * mark a question mark or a character, anything else itself.
   */
  boolean covers(Mask broadMask, String narrowMask) {
    if (!effort.spend((1L + broadMask.toString().length()) * (1L + narrowMask.length()))) {
      return false;
    }
    String broad = plain(broadMask.toString());
    String narrow = plain(narrowMask);
    int b = 0;
    int star = -1;
    int resume = 0;
    for (int n = 0; n < narrow.length(); ) {
      if (b < broad.length() && broad.charAt(b) == ANY) {
        star = b++;
        resume = n;
      } else if (b < broad.length() && takes(broad.charAt(b), narrow.charAt(n))) {
        b++;
        n++;
      } else if (star >= 0) {
        b = star + 1;
        n = ++resume;
      } else {
        return false;
      }
    }
    return onlyStars(broad, b);
  }

  /** Half a character of two UTF-16 units is none, however the mask counts them. */
  private static boolean takes(char broad, char narrow) {
    return broad == ONE
        ? narrow != ANY && !Character.isSurrogate(narrow)
        : broad == narrow && narrow != ANY;
  }

  private static boolean onlyStars(String mask, int from) {
    return mask.chars().skip(from).allMatch(c -> c == ANY);
  }

  /** Whether one of the masks matches every text, the empty one too. */
  static boolean haveAll(List<Mask> masks) {
    return masks.stream().anyMatch(mask -> onlyStars(mask.toString(), 0));
  }

  /** Two masks that come out the same match the same texts. */
  private static String plain(String mask) {
    if (mask.chars().allMatch(c -> c < 0x80)) {
      return mask.toLowerCase(Locale.ROOT);
    }
    return Normalizer.normalize(mask, Normalizer.Form.NFKC)
        .codePoints()
        .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
