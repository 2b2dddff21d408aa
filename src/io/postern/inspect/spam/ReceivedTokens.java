package io.postern.inspect.spam;

import java.util.ArrayList;
import java.util.List;

/**
 * The words and comments of a Received field (RFC 5321 section 4.4), up to its date; the first
 * 2,000 characters and 60 of them.
 */
final class ReceivedTokens {
  private static final int MAX_LENGTH = 2_000;
  private static final int MAX_TOKENS = 60;

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  /**
   * A word, or a comment without its outer parentheses.
   *
   * @param text what it says
   * @param comment which of the two
   */
  record Token(String text, boolean comment) {
    boolean is(String word) {
      return !comment && text.equalsIgnoreCase(word);
    }
  }

  private ReceivedTokens(String value) {
    this.text = value.length() > MAX_LENGTH ? value.substring(0, MAX_LENGTH) : value;
  }

  /** Splits the value of a field, unfolded. */
  static List<Token> of(String value) {
    ReceivedTokens reading = new ReceivedTokens(value);
    while (reading.at < reading.text.length() && reading.tokens.size() < MAX_TOKENS) {
      if (!reading.next()) {
        break;
      }
    }
    return List.copyOf(reading.tokens);
  }

  /** Whether more may follow: the date does not count. */
  private boolean next() {
    char c = text.charAt(at);
    if (c == ';') {
      return false;
    }
    if (c == '(') {
      tokens.add(new Token(comment(), true));
    } else if (c <= ' ') {
      at++;
    } else {
      tokens.add(new Token(word(), false));
    }
    return true;
  }

  private String word() {
    int start = at;
    while (at < text.length() && text.charAt(at) > ' ' && "(;".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  /** One that is not closed ends with the field. */
  private String comment() {
    int start = ++at;
    int depth = 1;
    while (at < text.length() && depth > 0) {
      char c = text.charAt(at++);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      at += c == '\\' && at < text.length() ? 1 : 0;
    }
    return text.substring(start, depth == 0 ? at - 1 : at).strip();
  }
}
