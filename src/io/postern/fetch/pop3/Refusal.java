package io.postern.fetch.pop3;

import io.postern.fetch.pop3.Pop3Exception.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells what a {@code -ERR} means: by its response code where there is one (RFC 2449, RFC 3206),
 * else by words that servers without codes are known to use. A busy mailbox must not look like a
 * wrong password: the one passes by itself, the other needs a person.
 */
final class Refusal {
  private static final Map<String, Kind> CODES =
      Map.of(
          "AUTH", Kind.LOGIN,
          "IN-USE", Kind.IN_USE,
          "LOGIN-DELAY", Kind.LOGIN_DELAY,
          "SYS/TEMP", Kind.SYS_TEMP,
          "SYS/PERM", Kind.SYS_PERM);

  private static final List<String> WRONG =
      List.of(
          "incorrect",
          "invalid",
          "wrong",
          "bad ",
          "denied",
          "not accepted",
          "not authori",
          "authentication fail",
          "login fail",
          "logon fail",
          "blocked",
          "disabled",
          "suspended",
          "account locked",
          "account is locked",
          "account has been locked");
  private static final List<String> PASSING =
      List.of(
          "temporar",
          "try again",
          "try later",
          "later",
          "unavailable",
          "overload",
          "too many",
          "internal error",
          "system error",
          "server error",
          "timed out",
          "timeout");
  private static final List<String> TOO_SOON =
      List.of(
          "too often",
          "too frequent",
          "too soon",
          "login delay",
          "between logins",
          "between checks",
          "between connections",
          "minimum interval");
  private static final List<String> BUSY =
      List.of(
          "in use",
          "lock",
          "busy",
          "already logged",
          "already open",
          "another session",
          "other session",
          "being accessed",
          "another pop");
  private static final List<String> UNKNOWN_COMMAND =
      List.of(
          "unknown",
          "unsupported",
          "not supported",
          "unrecogni",
          "unimplemented",
          "not implemented",
          "syntax",
          "invalid command",
          "bad command",
          "mechanism");

  private Refusal() {}

  /**
   * @param reply a {@code -ERR}
   * @param otherwise what it means when neither code nor words tell
   */
  static Kind kind(Pop3Reply reply, Kind otherwise) {
    Kind byCode = CODES.get(reply.code());
    if (byCode != null) {
      return byCode;
    }
    String text = reply.text().toLowerCase(Locale.ROOT);
    boolean temporary = text.contains("temporar");
    if (!temporary && has(text, WRONG)) {
      return otherwise;
    }
    if (has(text, TOO_SOON)) {
      return Kind.LOGIN_DELAY;
    }
    if (has(text, BUSY)) {
      return Kind.IN_USE;
    }
    return has(text, PASSING) ? Kind.SYS_TEMP : otherwise;
  }

  /** Whether the server does not know the command, as opposed to refusing what came with it. */
  static boolean isUnknownCommand(Pop3Reply reply) {
    String text = reply.text().toLowerCase(Locale.ROOT);
    return !CODES.containsKey(reply.code())
        && !text.contains("user")
        && !text.contains("password")
        && has(text, UNKNOWN_COMMAND);
  }

  private static boolean has(String text, List<String> words) {
    return words.stream().anyMatch(text::contains);
  }
}
