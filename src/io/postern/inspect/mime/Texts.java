package io.postern.inspect.mime;

import java.io.ByteArrayOutputStream;
import java.util.Set;
import org.springframework.web.util.HtmlUtils;

/** Collects what people read in a mail. */
final class Texts {
  private final int limit;
  private final StringBuilder plain = new StringBuilder();
  private final StringBuilder html = new StringBuilder();
  private boolean cut;

  /**
   * @param limit how many characters of each kind are kept
   */
  Texts(int limit) {
    this.limit = limit;
  }

  BodyText all() {
    return new BodyText(plain.toString(), html.toString(), !cut);
  }

  /** What is kept of the octets of one text. */
  final class One {
    private final ByteArrayOutputStream octets = new ByteArrayOutputStream();
    private final byte[] piece = new byte[Lines.BUFFER];

    void add(Lines lines) {
      int n = Math.min(lines.length(), limit - octets.size());
      lines.copy(n, piece, 0);
      octets.write(piece, 0, n);
      cut |= n < lines.length();
    }

    /** Decodes what was added. */
    void end(BodyFacts facts, Set<Defect> defects) {
      boolean known = facts.charset().isEmpty() || Decoding.charset(facts.charset()).isPresent();
      if (!known) {
        defects.add(Defect.UNKNOWN_CHARSET);
      }
      boolean ascii = facts.charset().equalsIgnoreCase("us-ascii");
      String text = Decoding.text(octets.toByteArray(), ascii ? "" : facts.charset());
      boolean isHtml = facts.type().equals("text/html");
      append(isHtml ? html : plain, isHtml ? strip(text) : text);
    }
  }

  private void append(StringBuilder all, String text) {
    if (!text.isEmpty() && all.length() > 0 && all.length() < limit) {
      all.append('\n');
    }
    int n = Math.min(text.length(), Math.max(0, limit - all.length()));
    cut |= n < text.length();
    all.append(text, 0, n);
  }

  /** Without elements, comments, styles and scripts; one pass, no parser. */
  static String strip(String html) {
    StringBuilder text = new StringBuilder(html.length());
    int at = 0;
    while (at < html.length()) {
      int open = html.indexOf('<', at);
      int end = open < 0 ? html.length() : open;
      text.append(html, at, end);
      if (open < 0) {
        break;
      }
      if (isTag(html, open)) {
        at = behind(html, open);
      } else {
        text.append('<');
        at = open + 1;
      }
    }
    return HtmlUtils.htmlUnescape(text.toString());
  }

  private static int behind(String html, int open) {
    if (html.startsWith("<!--", open)) {
      return behind(html, open + 4, "-->");
    }
    if (html.regionMatches(true, open, "<style", 0, 6)) {
      return behind(html, open + 6, "</style>");
    }
    if (html.regionMatches(true, open, "<script", 0, 7)) {
      return behind(html, open + 7, "</script>");
    }
    return behind(html, open + 1, ">");
  }

  private static boolean isTag(String html, int open) {
    return open + 1 < html.length() && !Character.isWhitespace(html.charAt(open + 1));
  }

  private static int behind(String html, int from, String end) {
    for (int i = from; i <= html.length() - end.length(); i++) {
      if (html.regionMatches(true, i, end, 0, end.length())) {
        return i + end.length();
      }
    }
    return html.length();
  }
}
