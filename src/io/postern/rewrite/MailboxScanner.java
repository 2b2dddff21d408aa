package io.postern.rewrite;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the mailboxes of an address field with their places (RFC 5322 section 3.4, obsolete forms
 * and 8-bit names included). One pass. A field with a quote, comment or bracket that is never
 * closed yields nothing: where it is not clear what is the name and what the address, nothing is to
 * be changed.
 */
final class MailboxScanner {
  private static final int MAX_MAILBOXES = 1_000;

  private final byte[] octets;
  private final int limit;
  private final List<Mailbox> found = new ArrayList<>(1);
  private int at;
  private boolean broken;

  private int start;
  private int last;
  private int angle;
  private int addressStart;
  private int addressEnd;
  private int nameEnd;
  private int wordStart;
  private int words;

  MailboxScanner(byte[] octets, int from, int to) {
    this.octets = octets;
    this.at = from;
    this.limit = to;
  }

  List<Mailbox> scan() {
    begin();
    while (at < limit && !broken && found.size() < MAX_MAILBOXES) {
      switch (octets[at]) {
        case ' ', '\t', '\r', '\n' -> blank();
        case ',', ';' -> finish();
        case ':' -> endOfGroupName();
        case '(' -> comment();
        case '<' -> angle();
        case '>', ')' -> broken = true;
        case '"' -> word(closing('"'));
        case '[' -> word(closing(']'));
        default -> word(at);
      }
      at++;
    }
    finish();
    return broken ? List.of() : found;
  }

  private void begin() {
    start = -1;
    last = -1;
    angle = -1;
    addressStart = -1;
    wordStart = -1;
    words = 0;
  }

  private void blank() {
    wordStart = -1;
  }

  /** A part of a word that ends at {@code end}. */
  private void word(int end) {
    if (broken) {
      return;
    }
    if (angle >= 0) {
      // text behind the angle bracket: nobody agrees on what that means
      broken = true;
      return;
    }
    if (wordStart < 0) {
      wordStart = at;
      words++;
    }
    touch(at, end);
    addressStart = wordStart;
    addressEnd = end + 1;
    at = end;
  }

  private void touch(int from, int to) {
    start = start < 0 ? from : start;
    last = to;
  }

  private void endOfGroupName() {
    broken |= angle >= 0;
    begin();
  }

  private void comment() {
    int depth = 0;
    for (int i = at; i < limit; i++) {
      if (octets[i] == '\\') {
        i++;
      } else if (octets[i] == '(') {
        depth++;
      } else if (octets[i] == ')' && --depth == 0) {
        touch(at, i);
        wordStart = -1;
        at = i;
        return;
      }
    }
    broken = true;
  }

  private void angle() {
    int close = closing('>');
    broken |= angle >= 0;
    if (broken) {
      return;
    }
    nameEnd = last < 0 ? at : last + 1;
    angle = at;
    touch(at, close);
    addressStart = at + 1;
    addressEnd = close;
    while (addressStart < addressEnd && octets[addressStart] <= ' ' && octets[addressStart] >= 0) {
      addressStart++;
    }
    while (addressEnd > addressStart
        && octets[addressEnd - 1] <= ' '
        && octets[addressEnd - 1] >= 0) {
      addressEnd--;
    }
    at = close;
  }

  /** The octet that closes what opens here; quoted strings inside are passed over. */
  private int closing(char mark) {
    boolean quoted = false;
    for (int i = at + 1; i < limit; i++) {
      byte c = octets[i];
      if (c == '\\' && (quoted || mark == '"')) {
        i++;
      } else if (c == mark && !quoted) {
        return i;
      } else if (c == '"' && mark == '>') {
        quoted = !quoted;
      } else if (c == '<' && mark == '>' && !quoted) {
        break;
      }
    }
    broken = true;
    return at;
  }

  private void finish() {
    boolean addressed = angle >= 0 || words == 1;
    if (addressed && !broken && addressStart < addressEnd) {
      int behindName = angle >= 0 ? nameEnd : start;
      found.add(new Mailbox(start, behindName, angle, addressStart, addressEnd, last + 1));
    }
    begin();
  }
}
