package io.postern.fetch.pop3;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The status line of a POP3 server's answer (RFC 1939 section 3).
 *
 * @param ok {@code +OK} or {@code -ERR}
 * @param code the extended response code in upper case without its brackets (RFC 2449 section 8),
 *     such as {@code IN-USE} or {@code SYS/TEMP}; empty when there is none
 * @param text what follows, code included, one character per octet, as the server sent it
 */
public record Pop3Reply(boolean ok, String code, String text) {
  private static final int WORDS = 200;
  private static final Pattern CODE = Pattern.compile("\\[([A-Za-z0-9/_.-]{1,64})\\].*");

  /** The reply in a line, or nothing when the line is no status line. */
  static Optional<Pop3Reply> parse(String line) {
    boolean ok = beginsWith(line, "+OK");
    if (!ok && !beginsWith(line, "-ERR")) {
      return Optional.empty();
    }
    String text = line.substring(ok ? 3 : 4).strip();
    return Optional.of(new Pop3Reply(ok, text.startsWith("[") ? codeOf(text) : "", text));
  }

  private static boolean beginsWith(String line, String indicator) {
    int end = indicator.length();
    return line.regionMatches(true, 0, indicator, 0, end)
        && (line.length() == end || !Character.isLetterOrDigit(line.charAt(end)));
  }

  private static String codeOf(String text) {
    Matcher code = CODE.matcher(text);
    return code.matches() ? code.group(1).toUpperCase(Locale.ROOT) : "";
  }

  /** The whole line fit for a log or a person: printable, at most 200 characters. */
  public String words() {
    return printable((ok ? "+OK " : "-ERR ") + text).strip();
  }

  /** A stranger's text without anything that could move a cursor or begin a line. */
  static String printable(String text) {
    StringBuilder clean = new StringBuilder(Math.min(text.length(), WORDS));
    for (int i = 0; i < text.length() && i < WORDS; i++) {
      char c = text.charAt(i);
      boolean ascii = c >= ' ' && c < 0x7f;
      boolean latin = c >= 0xa0 && c != 0xad;
      clean.append(ascii || latin ? c : '?');
    }
    if (text.length() > WORDS) {
      clean.setLength(WORDS - 1);
      clean.append('…');
    }
    return clean.toString();
  }
}
