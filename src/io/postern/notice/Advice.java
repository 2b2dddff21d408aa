package io.postern.notice;

import java.util.Locale;

/** What an administrator can do about a smarthost that does not take mail (F102). */
public enum Advice {
  /** The login was refused. */
  LOGIN,
  /** A login is missing, or must be protected. */
  PROTECTION,
  /** The provider does not relay the mail. */
  RELAYING,
  /** The server offers no login. */
  OFFER,
  /** The connection could not be protected. */
  TLS,
  /** Nobody knows the server's name. */
  NAME,
  /** The server could not be reached. */
  PORT;

  /** The name of its short text. */
  String key() {
    return "advice." + name().toLowerCase(Locale.ROOT);
  }

  /** The program's own sentences in English, on one line; for a command line. */
  public String inEnglish() {
    return new OwnTexts("en").of(NoticeFile.WORDS).get(key()).raw().replace('\n', ' ');
  }
}
