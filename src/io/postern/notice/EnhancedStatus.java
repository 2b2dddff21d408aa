package io.postern.notice;

import java.util.Map;
import java.util.Optional;

/**
 * An enhanced status code such as 5.1.1 (RFC 3463): what became of a mail, for programs.
 *
 * @param statusClass 2 success, 4 not now, 5 never
 * @param subject what it is about, 0 to 999: 1 addressing, 2 mailbox, 3 mail system, 4 network, 5
 *     protocol, 6 content, 7 policy
 * @param detail 0 to 999
 */
public record EnhancedStatus(int statusClass, int subject, int detail) {
  private static final int MAX_NUMBER = 999;

  /** What plain reply codes say for certain (RFC 5321 section 4.2.3, RFC 4954 section 6). */
  private static final Map<Integer, String> BY_CODE =
      Map.ofEntries(
          Map.entry(421, "4.3.2"),
          Map.entry(450, "4.2.0"),
          Map.entry(451, "4.3.0"),
          Map.entry(452, "4.3.1"),
          Map.entry(454, "4.7.0"),
          Map.entry(455, "4.5.4"),
          Map.entry(500, "5.5.2"),
          Map.entry(501, "5.5.4"),
          Map.entry(502, "5.5.1"),
          Map.entry(503, "5.5.1"),
          Map.entry(504, "5.5.4"),
          Map.entry(521, "5.3.2"),
          Map.entry(530, "5.7.0"),
          Map.entry(535, "5.7.8"),
          Map.entry(551, "5.1.6"),
          Map.entry(553, "5.1.3"),
          Map.entry(555, "5.5.4"),
          Map.entry(556, "5.1.10"));

  public EnhancedStatus {
    if (!isClass(statusClass) || !isNumber(subject) || !isNumber(detail)) {
      throw new IllegalArgumentException(
          "not an enhanced status code: %d.%d.%d".formatted(statusClass, subject, detail));
    }
  }

  private static boolean isClass(int number) {
    return number == 2 || number == 4 || number == 5;
  }

  private static boolean isNumber(int number) {
    return number >= 0 && number <= MAX_NUMBER;
  }

  /** Reads a text that is nothing but a code, for example {@code 5.1.1}; may be null. */
  public static Optional<EnhancedStatus> parse(String text) {
    int length = text == null ? 0 : codeLength(text, 0);
    return length > 0 && length == text.length() ? Optional.of(read(text)) : Optional.empty();
  }

  /**
   * Finds the code that a reply begins with, behind its three-digit code or without one (RFC 2034
   * section 4).
   *
   * @param reply for example {@code 550 5.1.1 no such user}; may be null
   * @return empty also when the two codes contradict each other
   */
  public static Optional<EnhancedStatus> in(String reply) {
    if (reply == null) {
      return Optional.empty();
    }
    int code = replyCode(reply);
    int from = code == 0 ? 0 : Math.min(4, reply.length());
    int length = codeLength(reply, from);
    if (length == 0) {
      return Optional.empty();
    }
    EnhancedStatus status = read(reply.substring(from, from + length));
    return code == 0 || status.isOfClass(code / 100) ? Optional.of(status) : Optional.empty();
  }

  /**
   * The code to report: the one in the reply if it is of the class, else what the reply's
   * three-digit code says, else {@code class.0.0}.
   *
   * @param reply a server's, or any words
   * @param statusClass 2, 4 or 5: what became of the mail in the end
   */
  public static EnhancedStatus of(String reply, int statusClass) {
    return in(reply)
        .or(() -> parse(BY_CODE.get(replyCode(reply))))
        .filter(status -> status.isOfClass(statusClass))
        .orElseGet(() -> new EnhancedStatus(statusClass, 0, 0));
  }

  /** The three-digit code that a reply begins with (200 to 599), or 0; null has none. */
  static int replyCode(String reply) {
    if (reply == null
        || reply.length() < 3
        || (reply.length() > 3 && reply.charAt(3) != ' ' && reply.charAt(3) != '-')) {
      return 0;
    }
    int code = 0;
    for (int i = 0; i < 3; i++) {
      if (!isDigit(reply.charAt(i))) {
        return 0;
      }
      code = code * 10 + reply.charAt(i) - '0';
    }
    return code >= 200 && code <= 599 ? code : 0;
  }

  /** How many characters the code at {@code from} has, or 0 when there is none. */
  private static int codeLength(String text, int from) {
    if (from >= text.length() || !isClass(text.charAt(from) - '0')) {
      return 0;
    }
    int subjectEnd = numberEnd(text, from + 1);
    int end = subjectEnd < 0 ? -1 : numberEnd(text, subjectEnd);
    return end < 0 || (end < text.length() && text.charAt(end) != ' ') ? 0 : end - from;
  }

  /** The end of a dot and one to three digits without a leading zero, or -1. */
  private static int numberEnd(String text, int dot) {
    if (dot >= text.length() || text.charAt(dot) != '.') {
      return -1;
    }
    int end = dot + 1;
    while (end < text.length() && end < dot + 4 && isDigit(text.charAt(end))) {
      end++;
    }
    boolean leadingZero = end > dot + 2 && text.charAt(dot + 1) == '0';
    return end == dot + 1 || leadingZero ? -1 : end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static EnhancedStatus read(String code) {
    int second = code.indexOf('.', 2);
    return new EnhancedStatus(
        code.charAt(0) - '0',
        Integer.parseInt(code.substring(2, second)),
        Integer.parseInt(code.substring(second + 1)));
  }

  /** Whether it is of this class: 2 success, 4 not now, 5 never. */
  public boolean isOfClass(int number) {
    return statusClass == number;
  }

  /** Whether it says more than its class. */
  boolean isTelling() {
    return subject != 0 || detail != 0;
  }

  /** As in a reply, for example {@code 5.1.1}. */
  @Override
  public String toString() {
    return statusClass + "." + subject + "." + detail;
  }
}
