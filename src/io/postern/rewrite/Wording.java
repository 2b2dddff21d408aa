package io.postern.rewrite;

import io.postern.mail.Address;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One configured disclaimer, made ready to be written.
 *
 * @param setting its key, for example {@code rewrite.disclaimers[0]}
 * @param domains lower case; {@code *} for all
 * @param text lines without their ends, each short enough for SMTP; none for no text
 * @param html the same as HTML, ASCII
 * @param textLikeness by which a copy in a text part is recognised
 * @param htmlLikeness by which a copy in an HTML part is recognised
 */
record Wording(
    String setting,
    List<String> domains,
    List<String> text,
    List<String> html,
    String textLikeness,
    String htmlLikeness) {
  /** Octets of UTF-8 on a line; SMTP allows 998 (RFC 5322 section 2.1.1). */
  private static final int MAX_LINE = 900;

  static Wording of(String setting, RewriteSettings.Disclaimer disclaimer) {
    String text = disclaimer.text().replace("\r", "");
    String html = disclaimer.html().orElseGet(() -> HtmlText.paragraph(text)).replace("\r", "");
    return new Wording(
        setting,
        disclaimer.domains().stream().map(d -> d.toLowerCase(Locale.ROOT)).toList(),
        lines(text),
        lines(HtmlText.ascii(html)),
        Likeness.ofText(text),
        Likeness.ofHtml(html));
  }

  boolean isFor(Address sender) {
    return domains.contains("*") || domains.contains(sender.domain().toLowerCase(Locale.ROOT));
  }

  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.stripTrailing().split("\n", -1)) {
      String rest = line.equals("-- ") ? line : line.stripTrailing();
      while (rest.length() > MAX_LINE / 4 && octets(rest) > MAX_LINE) {
        int cut = cut(rest);
        lines.add(rest.substring(0, cut).stripTrailing());
        rest = rest.substring(cut).stripLeading();
      }
      lines.add(rest);
    }
    while (!lines.isEmpty() && lines.get(0).isBlank()) {
      lines.remove(0);
    }
    return List.copyOf(lines);
  }

  private static int octets(String line) {
    return line.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Behind the last blank that fits, or in a word that has none. */
  private static int cut(String line) {
    int end = 0;
    int blank = 0;
    int octets = 0;
    while (end < line.length()) {
      int c = line.codePointAt(end);
      octets += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      if (octets > MAX_LINE) {
        break;
      }
      end += Character.charCount(c);
      blank = c == ' ' ? end : blank;
    }
    return blank > 0 ? blank : end;
  }
}
