package io.postern.mail;

/**
 * Makes what strangers wrote fit to be shown: in a log, in the journal, on a console, in a notice.
 * The result is one line of a bounded length. Nothing in it commands a terminal, ends a line, turns
 * the direction of reading or is there without being seen, so that nobody can forge a line or hide
 * a part of one.
 *
 * <p>What has no harm in it comes back as the same object, since this happens for every mail.
 */
public final class OneLine {
  /** Enough for the longest address (RFC 5321 section 4.5.3.1) and what stands around it. */
  public static final int USUAL_LENGTH = 400;

  private static final String ELLIPSIS = "…";

  private OneLine() {}

  /** As {@link #of(String, int)}, of at most 400 characters. */
  public static String of(String text) {
    return of(text, USUAL_LENGTH);
  }

  /**
   * A blank in place of each harmful character, so that what is left stands where it stood.
   *
   * @param text may be null, which is the same as empty
   * @param max UTF-16 units at the most, not below zero; what is longer is cut, between two
   *     characters
   */
  public static String of(String text, int max) {
    if (text == null) {
      return "";
    }
    int end = endWithin(text, max);
    int harm = firstHarm(text, end);
    if (harm == end) {
      return text.substring(0, end);
    }
    StringBuilder line = new StringBuilder(end).append(text, 0, harm);
    for (int i = harm; i < end; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      line.appendCodePoint(isHarmless(c) ? c : ' ');
    }
    return line.toString();
  }

  /**
   * As {@link #of(String, int)} for what came over a wire.
   *
   * @param octets one character per octet; read as UTF-8 where they are that, as ISO 8859-1
   *     otherwise; may be null
   */
  public static String ofOctets(String octets, int max) {
    boolean ascii = octets == null || firstNotAscii(octets, octets.length()) == octets.length();
    return of(ascii ? octets : HeaderText.utf8(octets), max);
  }

  /**
   * One blank in place of each run of harmful characters, and no blanks at the ends.
   *
   * @param text may be null, which is the same as empty
   * @param max UTF-16 units at the most, not below zero; what is longer is cut, between two
   *     characters
   */
  public static String squeezed(String text, int max) {
    return squeezed(text, max, "");
  }

  /**
   * As {@link #squeezed(String, int)}; what is cut ends with an ellipsis, which is not counted.
   *
   * @param text may be null, which is the same as empty
   */
  public static String abridged(String text, int max) {
    return squeezed(text, max, ELLIPSIS);
  }

  private static String squeezed(String text, int max, String whenCut) {
    if (text == null) {
      return "";
    }
    if (text.length() <= max && firstHarm(text, text.length()) == text.length()) {
      return text.strip();
    }
    StringBuilder line = new StringBuilder(Math.min(text.length(), max));
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      boolean harmless = isHarmless(c);
      if (line.length() > max - (harmless ? Character.charCount(c) : 1)) {
        break;
      }
      if (harmless) {
        line.appendCodePoint(c);
      } else if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
      i += Character.charCount(c);
    }
    String kept = line.toString().strip();
    return i < text.length() ? kept + whenCut : kept;
  }

  /**
   * Whether a character may be shown as it is: it is one, can be seen, and acts on nothing. Of the
   * blanks only the usual one is, for the others are there to be taken for something else.
   */
  public static boolean isHarmless(int codePoint) {
    if (codePoint < 0x7f) {
      return codePoint >= ' ';
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /** Where a text is to be cut so that no character of two UTF-16 units is halved. */
  private static int endWithin(String text, int max) {
    if (text.length() <= max) {
      return text.length();
    }
    boolean halves =
        max > 0
            && Character.isHighSurrogate(text.charAt(max - 1))
            && Character.isLowSurrogate(text.charAt(max));
    return halves ? max - 1 : max;
  }

  private static int firstHarm(String text, int end) {
    int i = firstNotAscii(text, end);
    while (i < end) {
      int c = text.codePointAt(i);
      if (!isHarmless(c)) {
        return i;
      }
      i += Character.charCount(c);
    }
    return end;
  }

  /** Where the first character stands that is not a visible one of ASCII or a blank. */
  private static int firstNotAscii(String text, int end) {
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return i;
      }
    }
    return end;
  }
}
