package io.postern.inspect.rules.file;

import io.postern.mail.OneLine;

/** Values as they appear in messages: on one line, visible, not too long. */
final class Quoted {
  private static final int MAX_VALUE = 80;

  private Quoted() {}

  /** In double quotes; an ellipsis stands for what is cut. */
  static String text(String text) {
    return '"' + plain(text) + '"';
  }

  /** Without quotes. */
  static String plain(String text) {
    return OneLine.of(text, MAX_VALUE) + (text.length() > MAX_VALUE ? "…" : "");
  }
}
