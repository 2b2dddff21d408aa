package io.postern.accept;

/**
 * Reads the argument of MAIL or RCPT from left to right, once: a keyword with a colon, a path, and
 * parameters (RFC 5321 section 4.1.2). Knows where things begin and end, not what they mean.
 */
final class ArgumentScanner {
  /** RFC 5321 section 4.5.3.1.3, with the angle brackets. */
  private static final int MAX_PATH = 256;

  /** All that the extensions we know can add to a command, and half as much again. */
  private static final int MAX_ARGUMENT = 2_000;

  private static final int MAX_NAME = 30;

  private final String text;
  private int position;
  private String name;
  private String value;

  /**
   * @param argument decoded from UTF-8
   * @throws BadArgumentException when it holds characters that have no place in any command, or too
   *     many
   */
  ArgumentScanner(String argument) throws BadArgumentException {
    text = argument;
    if (argument.length() > MAX_ARGUMENT) {
      throw new BadArgumentException("500 5.5.2 the command is too long");
    }
    if (!PlainText.isPlain(argument)) {
      throw new BadArgumentException("501 5.5.2 the command has control characters or is no UTF-8");
    }
  }

  /**
   * Reads a keyword and the blanks behind it, which clients write although they should not.
   *
   * @param keyword upper case, with the colon
   * @param command what it belongs to, for the reply
   */
  void keyword(String keyword, String command) throws BadArgumentException {
    if (!text.regionMatches(true, 0, keyword, 0, keyword.length())) {
      throw new BadArgumentException(
          "501 5.5.4 the form is " + command + " " + keyword + "<user@domain>");
    }
    position = keyword.length();
    skipBlanks();
  }

  /**
   * Reads a path: {@code <...>}, or the bare address that old scanners and printers send.
   *
   * @param code enhanced code for a path that is none
   * @return what stands between the brackets; empty for {@code <>}
   */
  String path(String code) throws BadArgumentException {
    boolean bracketed = position < text.length() && text.charAt(position) == '<';
    int start = bracketed ? position + 1 : position;
    if (bracketed && start < text.length() && text.charAt(start) == '@') {
      throw new BadArgumentException("553 " + code + " source routes are not followed");
    }
    int end = endOfPath(start, bracketed ? '>' : ' ');
    if (bracketed ? end == text.length() : end == start) {
      throw new BadArgumentException(
          "501 " + code + " the address is to stand in angle brackets, as <user@domain>");
    }
    if (end - start > MAX_PATH) {
      throw new BadArgumentException("501 " + code + " the address is too long");
    }
    position = bracketed ? end + 1 : end;
    if (position < text.length() && text.charAt(position) != ' ') {
      throw new BadArgumentException("501 5.5.4 something stands directly behind the address");
    }
    return text.substring(start, end);
  }

  /** A bracket, a blank or an at sign in a quoted local part means itself. */
  private int endOfPath(int start, char closing) {
    int i = start;
    boolean quoted = false;
    while (i < text.length() && (quoted || text.charAt(i) != closing)) {
      char c = text.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      }
      i++;
    }
    return Math.min(i, text.length());
  }

  /**
   * Goes to the next parameter.
   *
   * @return whether there is one
   */
  boolean next() throws BadArgumentException {
    skipBlanks();
    if (position == text.length()) {
      return false;
    }
    int blank = text.indexOf(' ', position);
    int end = blank < 0 ? text.length() : blank;
    int equals = text.indexOf('=', position);
    boolean hasValue = equals >= 0 && equals < end;
    name = AsciiCase.upper(text.substring(position, hasValue ? equals : end));
    value = hasValue ? text.substring(equals + 1, end) : null;
    position = end;
    if (!isKeyword(name)) {
      throw new BadArgumentException("501 5.5.4 a parameter is to be NAME or NAME=VALUE");
    }
    if (hasValue && (value.isEmpty() || value.indexOf('=') >= 0)) {
      throw new BadArgumentException(
          "501 5.5.4 the value of " + name + " is empty or has an equals sign");
    }
    return true;
  }

  private static boolean isKeyword(String name) {
    if (name.isEmpty() || name.length() > MAX_NAME || name.charAt(0) == '-') {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') && c != '-') {
        return false;
      }
    }
    return true;
  }

  /** The parameter's name in upper case: letters, digits and hyphens. */
  String name() {
    return name;
  }

  /** The parameter's value. */
  String value() throws BadArgumentException {
    if (value == null) {
      throw new BadArgumentException("501 5.5.4 " + name + " needs a value");
    }
    return value;
  }

  /** Sees to it that the parameter stands alone. */
  void noValue() throws BadArgumentException {
    if (value != null) {
      throw new BadArgumentException("501 5.5.4 " + name + " takes no value");
    }
  }

  /** Refuses the parameter, because it was there before. */
  void once(boolean seen) throws BadArgumentException {
    if (seen) {
      throw new BadArgumentException("501 5.5.4 " + name + " stands there twice");
    }
  }

  /** Refuses the parameter, because we do not know it. */
  BadArgumentException unknown() {
    return new BadArgumentException("555 5.5.4 " + name + " is not a parameter known here");
  }

  private void skipBlanks() {
    while (position < text.length() && text.charAt(position) == ' ') {
      position++;
    }
  }
}
