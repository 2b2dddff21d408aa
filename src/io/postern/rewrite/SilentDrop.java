package io.postern.rewrite;

import io.postern.mail.Header;
import io.postern.mail.HeaderText;
import java.util.List;
import java.util.Optional;

/** Recognises mails that are taken and not sent, by how their subject begins (F98). */
final class SilentDrop {
  private final List<String> prefixes;

  SilentDrop(List<String> prefixes) {
    this.prefixes = prefixes;
  }

  /** Why the mail is not to be sent; names setting and prefix; empty to send it. */
  Optional<String> reason(Header header) {
    if (prefixes.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> subject = header.first("Subject");
    if (subject.isEmpty()) {
      return Optional.empty();
    }
    // decoding takes blanks off the ends; a prefix may end with one, and the subject be only that
    String readable = HeaderText.decode(subject.get()) + " ";
    for (int i = 0; i < prefixes.size(); i++) {
      String prefix = prefixes.get(i);
      if (readable.regionMatches(true, 0, prefix, 0, prefix.length())) {
        return Optional.of(
            "rewrite.silent-drop[" + i + "]: the subject begins with \"" + prefix + "\"");
      }
    }
    return Optional.empty();
  }
}
