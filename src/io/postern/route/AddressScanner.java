package io.postern.route;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Finds the addresses in the value of a field such as To (RFC 5322 section 3.4), and goes on behind
 * whatever is broken: quotes and brackets that are never closed, semicolons or blanks for commas,
 * 8-bit octets. Names, comments and group names are passed over. One pass; the time is in
 * proportion to the text.
 *
 * <p>The lenient parser of Apache Mime4j 0.8.13 does not serve here: an unclosed quote makes it
 * swallow every address behind it, and 8-bit octets in a name make it cut the end of the address.
 */
final class AddressScanner {
  private static final int MAX_REPORTED = 1_000;
  private static final int MAX_LITERAL = 64;

  private final String text;
  private final Consumer<String> found;
  private final StringBuilder word = new StringBuilder();
  private final List<String> bare = new ArrayList<>();
  private int at;
  private int quotesCountFrom;
  private boolean commentsBroken;

  private AddressScanner(String text, Consumer<String> found) {
    this.text = text;
    this.found = found;
  }

  /**
   * Scans a value.
   *
   * @param text unfolded
   * @param found gets everything that stands where an address belongs, in order, unchecked
   */
  static void scan(String text, Consumer<String> found) {
    new AddressScanner(text, found).run();
  }

  private void run() {
    while (at < text.length()) {
      char c = text.charAt(at);
      switch (c) {
        case '"' -> quoted();
        case '(' -> comment();
        case '<' -> angle();
        case '[' -> literal();
        case ':' -> dropName();
        case ',', ';' -> endAddress();
        case '>', ')' -> endWord();
        default -> plain(c);
      }
    }
    endAddress();
  }

  private void plain(char c) {
    if (c > ' ') {
      word.append(c);
      at++;
      return;
    }
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    boolean aroundAt =
        endsWith('@') || (!word.isEmpty() && at < text.length() && text.charAt(at) == '@');
    if (!aroundAt) {
      keepWord();
    }
  }

  private boolean endsWith(char c) {
    return !word.isEmpty() && word.charAt(word.length() - 1) == c;
  }

  /**
   * A quoted string; a quote that closes nowhere, or in the middle of a word, is dropped instead.
   */
  private void quoted() {
    int end = at < quotesCountFrom ? -1 : closingQuote(at);
    if (end < 0) {
      at++;
    } else if (end + 1 < text.length() && " \t<>@.,;:()".indexOf(text.charAt(end + 1)) < 0) {
      quotesCountFrom = end;
      at++;
    } else {
      word.append(text, at, end + 1);
      at = end + 1;
    }
  }

  private int closingQuote(int open) {
    for (int i = open + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        return i;
      }
      if (c == '\\') {
        i++;
      }
    }
    quotesCountFrom = text.length();
    return -1;
  }

  private void comment() {
    int depth = commentsBroken ? -1 : 0;
    for (int i = at; depth >= 0 && i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        at = i + 1;
        return;
      }
    }
    commentsBroken = true;
    at++;
  }

  /** What stands in angle brackets is the address; what stood before it was only a name. */
  private void angle() {
    dropName();
    int start = at;
    int separator = -1;
    int i = start;
    if (i < text.length() && text.charAt(i) == '"' && i >= quotesCountFrom) {
      i = Math.max(i, closingQuote(i) + 1);
    }
    boolean route = i < text.length() && text.charAt(i) == '@';
    for (; i < text.length() && text.charAt(i) != '>' && text.charAt(i) != '<'; i++) {
      boolean separates = text.charAt(i) == ',' || text.charAt(i) == ';';
      separator = separates && separator < 0 && !route ? i : separator;
    }
    at = separator < 0 ? i : separator;
    String address = text.substring(start, Math.min(at, start + MAX_REPORTED + 1));
    if (address.indexOf('@') >= 0) {
      report(address.replace(" ", "").replace("\t", ""));
    }
  }

  /** A domain literal such as {@code [IPv6:::1]}, whose colons end no group name. */
  private void literal() {
    int limit = endsWith('@') ? Math.min(text.length(), at + MAX_LITERAL) : at;
    int end = at;
    while (end < limit && text.charAt(end) != ']') {
      end++;
    }
    int to = end < limit ? end + 1 : at + 1;
    word.append(text, at, to);
    at = to;
  }

  private void dropName() {
    word.setLength(0);
    bare.clear();
    at++;
  }

  private void endWord() {
    keepWord();
    at++;
  }

  private void keepWord() {
    if (word.indexOf("@") >= 0) {
      bare.add(word.toString());
    }
    word.setLength(0);
  }

  private void endAddress() {
    endWord();
    bare.forEach(this::report);
    bare.clear();
  }

  /** Without a source route (RFC 5321 appendix C), a scheme, or quotes around the whole. */
  private void report(String address) {
    if (address.length() > MAX_REPORTED) {
      return;
    }
    int colon = address.lastIndexOf(':', Math.max(0, address.lastIndexOf('@')));
    String stripped =
        colon >= 0 && !address.startsWith("\"") ? address.substring(colon + 1) : address;
    while (stripped.length() > 2 && isWrapped(stripped)) {
      stripped = stripped.substring(1, stripped.length() - 1);
    }
    found.accept(stripped);
  }

  private static boolean isWrapped(String address) {
    char first = address.charAt(0);
    return (first == '"' || first == '\'') && address.charAt(address.length() - 1) == first;
  }
}
