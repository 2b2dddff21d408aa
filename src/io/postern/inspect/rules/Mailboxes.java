package io.postern.inspect.rules;

import io.postern.mail.HeaderText;
import java.net.IDN;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The addresses in a header field (RFC 5322 section 3.4), as mail programs read them: what stands
 * in angle brackets where there are any, the bare addresses otherwise; comments, quoted names,
 * names of groups and source routes do not count. For conditions only, never for sending.
 */
final class Mailboxes {
  private final Set<String> found = new LinkedHashSet<>();
  private final StringBuilder text = new StringBuilder();
  private boolean angled;

  private Mailboxes() {}

  /**
   * The addresses, in order; an international domain (RFC 5890) in both forms.
   *
   * @param value of the field, one character per octet
   */
  static List<String> of(String value) {
    Mailboxes mailboxes = new Mailboxes();
    mailboxes.read(HeaderText.utf8(value));
    return List.copyOf(mailboxes.found);
  }

  /** An address, and its other form when its domain is an international one. */
  static List<String> forms(String address) {
    int at = address.lastIndexOf('@');
    String domain = address.substring(at + 1);
    if (!domain.toLowerCase(Locale.ROOT).contains("xn--")) {
      return List.of(address);
    }
    return List.of(address, address.substring(0, at + 1) + IDN.toUnicode(domain));
  }

  private void read(String value) {
    int depth = 0;
    int quote = -1;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        i++;
      } else if (quote >= 0) {
        if (c == '"') {
          quoted(value.substring(quote, i + 1), value.startsWith("@", i + 1));
          quote = -1;
        }
      } else if (c == '"' && depth == 0) {
        quote = i;
      } else if (c == '(' || c == ')') {
        depth = Math.max(0, depth + (c == '(' ? 1 : -1));
      } else if (depth == 0) {
        plain(c);
      }
    }
    end();
  }

  /** A quoted string is a name, unless it is the local part of an address. */
  private void quoted(String string, boolean isLocalPart) {
    text.append(isLocalPart ? string.replace(' ', '\u00a0') : " ");
  }

  private void plain(char c) {
    switch (c) {
      case '<' -> {
        text.setLength(0);
        angled = true;
      }
      case '>' -> take();
      case ':' -> text.setLength(0);
      case ',', ';' -> end();
      default -> text.append(c);
    }
  }

  private void end() {
    take();
    angled = false;
  }

  private void take() {
    if (angled) {
      add(withoutBlanks(text));
    } else {
      words();
    }
    text.setLength(0);
  }

  /** Of bare text, every word that may be an address; blanks around the at sign do not count. */
  private void words() {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean glued = c == '@' || (word.length() > 0 && word.charAt(word.length() - 1) == '@');
      if (isBlank(c)) {
        continue;
      }
      if (i > 0 && isBlank(text.charAt(i - 1)) && !glued) {
        words.add(word.toString());
        word.setLength(0);
      }
      word.append(c);
    }
    words.add(word.toString());
    words.forEach(this::add);
  }

  private static String withoutBlanks(StringBuilder text) {
    StringBuilder all = new StringBuilder(text.length());
    text.chars().filter(c -> !isBlank((char) c)).forEach(c -> all.append((char) c));
    return all.toString();
  }

  private static boolean isBlank(char c) {
    return c <= ' ' || c == 0x7f;
  }

  private void add(String candidate) {
    String address = candidate.replace('\u00a0', ' ');
    while (address.endsWith(".")) {
      address = address.substring(0, address.length() - 1);
    }
    if (address.indexOf('@') >= 0) {
      found.addAll(forms(address));
    }
  }
}
