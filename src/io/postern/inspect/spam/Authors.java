package io.postern.inspect.spam;

import io.postern.mail.Address;
import io.postern.mail.Header;
import io.postern.mail.HeaderText;
import java.util.ArrayList;
import java.util.List;

/**
 * The addresses in the From fields of a mail (RFC 5322 section 3.6.2), as mail programs read them:
 * what stands in angle brackets where there are any, the bare address otherwise; comments and
 * quoted names do not count. For lists only, never for sending. At most 20.
 */
final class Authors {
  private static final int MAX_ADDRESSES = 20;
  private static final int MAX_LENGTH = 10_000;

  private final List<Address> addresses = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private boolean angled;

  private Authors() {}

  /** The addresses, in order. */
  static List<Address> of(Header header) {
    Authors authors = new Authors();
    for (Header.Field field : header.all("From")) {
      authors.read(HeaderText.utf8(field.value()));
    }
    return List.copyOf(authors.addresses);
  }

  private void read(String value) {
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < Math.min(value.length(), MAX_LENGTH); i++) {
      char c = value.charAt(i);
      if (c == '\\') {
        i++;
      } else if (quoted || (depth == 0 && c == '"')) {
        quoted = quoted ? c != '"' : true;
      } else if (c == '(' || c == ')') {
        depth = Math.max(0, depth + (c == '(' ? 1 : -1));
      } else if (depth == 0) {
        plain(c);
      }
    }
    end();
  }

  private void plain(char c) {
    switch (c) {
      case '<' -> {
        text.setLength(0);
        angled = true;
      }
      case '>' -> {
        take();
        angled = true;
      }
      case ',', ';' -> end();
      default -> text.append(c);
    }
  }

  private void end() {
    take();
    angled = false;
  }

  private void take() {
    if (addresses.size() < MAX_ADDRESSES && (!angled || text.length() > 0)) {
      Address.parse(text.toString()).ifPresent(addresses::add);
    }
    text.setLength(0);
  }
}
