package io.postern.relay;

import io.postern.notice.Advice;
import java.util.Locale;
import java.util.Optional;

/** Finds what an administrator can do about a smarthost's refusal (F102). */
final class Guidance {
  private Guidance() {}

  /**
   * @param text the answer with its code, behind words of ours or without, or what went wrong
   * @return empty when there is no advice
   */
  static Optional<Advice> of(String text) {
    int code = code(text);
    String words = text.toLowerCase(Locale.ROOT);
    if (code == 535 || words.contains("login was refused")) {
      return Optional.of(Advice.LOGIN);
    }
    if (code == 530 || code == 534 || code == 538 || words.contains("authentication required")) {
      return Optional.of(Advice.PROTECTION);
    }
    if (isRelayingDenied(code, words)) {
      return Optional.of(Advice.RELAYING);
    }
    if (words.contains("no auth")) {
      return Optional.of(Advice.OFFER);
    }
    if (words.contains("tls") || words.contains("certificat")) {
      return Optional.of(Advice.TLS);
    }
    if (words.contains("no host of that name")) {
      return Optional.of(Advice.NAME);
    }
    boolean silent =
        words.contains("in time") || words.contains("timed out") || words.contains("refused");
    return code == 0 && silent ? Optional.of(Advice.PORT) : Optional.empty();
  }

  private static boolean isRelayingDenied(int code, String words) {
    return (words.contains("relay") && code >= 500)
        || (code == 550 && (words.contains("denied") || words.contains("not permitted")))
        || (code == 554 && words.contains("denied"));
  }

  /** The first word that is a code of refusal; 0 when there is none. */
  private static int code(String text) {
    for (String word : text.split(" ", 60)) {
      if (word.length() == 3 && (word.charAt(0) == '4' || word.charAt(0) == '5')) {
        boolean number = word.chars().allMatch(c -> c >= '0' && c <= '9');
        if (number) {
          return Integer.parseInt(word);
        }
      }
    }
    return 0;
  }
}
