package io.postern.rewrite;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A field value with parameters, such as Content-Type (RFC 2045 section 5.1), read tolerantly.
 *
 * @param value what stands before the first semicolon, lower case, without comments and blanks
 * @param parameters by lower-case name; of a repeated one the first
 * @param ambiguous whether a parameter is repeated or a quote never closed, so that programs differ
 *     in how they read it
 */
record FieldValue(String value, Map<String, String> parameters, boolean ambiguous) {
  private static final int MAX_PARAMETERS = 50;

  static FieldValue parse(String text) {
    return new Parser(text).run();
  }

  /** A parameter's value; empty text when it is not there. */
  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** Whether there is a parameter of this name, or of its RFC 2231 forms. */
  boolean names(String name) {
    return parameters.keySet().stream().anyMatch(n -> n.equals(name) || n.startsWith(name + "*"));
  }

  private static final class Parser {
    private final String text;
    private final Map<String, String> parameters = new HashMap<>();
    private int at;
    private boolean ambiguous;

    Parser(String text) {
      this.text = text;
    }

    FieldValue run() {
      String value = token(";").toLowerCase(Locale.ROOT);
      while (at < text.length() && parameters.size() < MAX_PARAMETERS) {
        at++;
        String name = token("=;").toLowerCase(Locale.ROOT);
        boolean valued = at < text.length() && text.charAt(at) == '=';
        at += valued ? 1 : 0;
        String parameter = valued ? token(";") : "";
        if (!name.isEmpty()) {
          ambiguous |= parameters.putIfAbsent(name, parameter) != null;
        }
      }
      return new FieldValue(value, parameters, ambiguous);
    }

    /** Everything up to one of the ends; quotes are taken off, comments and blanks left out. */
    private String token(String ends) {
      StringBuilder token = new StringBuilder();
      while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
        char c = text.charAt(at);
        if (c == '"') {
          quoted(token);
        } else if (c == '(') {
          comment();
        } else if (c > ' ') {
          token.append(c);
        }
        at++;
      }
      return token.toString();
    }

    private void quoted(StringBuilder token) {
      for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
        if (text.charAt(at) == '\\' && at + 1 < text.length()) {
          at++;
        }
        token.append(text.charAt(at));
      }
      ambiguous |= at >= text.length();
    }

    private void comment() {
      int depth = 0;
      for (; at < text.length(); at++) {
        char c = text.charAt(at);
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth == 0) {
          return;
        }
      }
      ambiguous = true;
    }
  }
}
