package io.postern.inspect.mime;

import java.io.ByteArrayOutputStream;

/**
 * Decodes encoded words (RFC 2047) as mail programs do: with blanks inside, in quotes, without the
 * end, and characters torn between two words.
 */
final class EncodedWords {
  private final String text;
  private final StringBuilder decoded = new StringBuilder();
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private String charset = "";
  private int at;

  private EncodedWords(String text) {
    this.text = text;
  }

  /** Whether there may be one. */
  static boolean areIn(String text) {
    return text.contains("=?");
  }

  /**
   * @param text a character per octet
   */
  static String decode(String text) {
    return new EncodedWords(text).all();
  }

  private String all() {
    while (at < text.length()) {
      int word = text.indexOf("=?", at);
      if (word < 0) {
        literal(text.substring(at));
        break;
      }
      literal(text.substring(at, word));
      at = word;
      if (!word()) {
        flush();
        decoded.append("=?");
        at = word + 2;
      }
    }
    flush();
    return decoded.toString();
  }

  /** Text between words; blanks between two of them are not part of it. */
  private void literal(String literal) {
    if (!literal.isBlank() || (pending.size() == 0 && decoded.length() == 0)) {
      flush();
      decoded.append(Decoding.text(Decoding.octets(literal)));
    }
  }

  private void flush() {
    if (pending.size() > 0) {
      decoded.append(Decoding.text(pending.toByteArray(), charset));
      pending.reset();
    }
  }

  private boolean word() {
    int encodingAt = text.indexOf('?', at + 2);
    if (encodingAt < 0 || encodingAt + 2 >= text.length() || text.charAt(encodingAt + 2) != '?') {
      return false;
    }
    String named = text.substring(at + 2, encodingAt);
    int language = named.indexOf('*');
    String name = (language < 0 ? named : named.substring(0, language)).strip();
    char encoding = text.charAt(encodingAt + 1);
    if (name.length() > 60 || "bBqQ".indexOf(encoding) < 0) {
      return false;
    }
    int end = text.indexOf("?=", encodingAt + 3);
    String content = text.substring(encodingAt + 3, end < 0 ? text.length() : end);
    if (!name.equalsIgnoreCase(charset)) {
      flush();
      charset = name;
    }
    boolean base64 = (encoding | 0x20) == 'b';
    pending.writeBytes(
        base64 ? Base64Text.decode(content) : Escapes.decode(content.replace('_', ' '), '='));
    at = end < 0 ? text.length() : end + 2;
    return true;
  }
}
