package io.postern.rewrite;

import org.springframework.web.util.HtmlUtils;

/** Reads and writes the little HTML that a disclaimer needs; tolerant, one pass, no parser. */
final class HtmlText {
  private HtmlText() {}

  /** The text of an HTML document: without elements, comments, styles and scripts. */
  static String of(String html) {
    StringBuilder text = new StringBuilder(html.length());
    int at = 0;
    while (at < html.length()) {
      int open = html.indexOf('<', at);
      if (open < 0) {
        text.append(html, at, html.length());
        break;
      }
      text.append(html, at, open);
      at = behind(html, open);
    }
    String result = text.toString();
    return result.indexOf('&') < 0 ? result : HtmlUtils.htmlUnescape(result);
  }

  private static int behind(String html, int open) {
    boolean comment = html.startsWith("<!--", open);
    boolean unread = begins(html, open, "<style") || begins(html, open, "<script");
    if (unread) {
      return behindUnread(html, open);
    }
    int end = comment ? html.indexOf("-->", open + 4) : html.indexOf('>', open);
    return end < 0 ? html.length() : end + (comment ? 3 : 1);
  }

  private static int behindUnread(String html, int open) {
    String end = begins(html, open, "<style") ? "</style>" : "</script>";
    int at = open;
    while (at < html.length() && !begins(html, at, end)) {
      at++;
    }
    return Math.min(html.length(), at + end.length());
  }

  private static boolean begins(String html, int at, String word) {
    return html.regionMatches(true, at, word, 0, word.length());
  }

  /**
   * Where text goes that is to be the last of the document: before the last end tag of the body, or
   * of the document, that is not in a comment; else at the end, or before a comment that is never
   * closed.
   *
   * @param html a character per octet
   */
  static int end(String html) {
    int body = lastTag(html, "</body");
    int end = body >= 0 ? body : lastTag(html, "</html");
    return end >= 0 ? end : beforeOpenComment(html);
  }

  private static int beforeOpenComment(String html) {
    int at = 0;
    for (int open = html.indexOf("<!--"); open >= 0; open = html.indexOf("<!--", at)) {
      int close = html.indexOf("-->", open + 4);
      if (close < 0) {
        return open;
      }
      at = close + 3;
    }
    return html.length();
  }

  private static int lastTag(String html, String tag) {
    int at = html.length();
    while ((at = lastIndexOf(html, tag, at - 1)) >= 0) {
      int comment = html.lastIndexOf("<!--", at);
      if (comment < 0 || html.substring(comment, at).contains("-->")) {
        return at;
      }
      at = comment;
    }
    return -1;
  }

  private static int lastIndexOf(String html, String tag, int from) {
    for (int at = html.lastIndexOf('<', from); at >= 0; at = html.lastIndexOf('<', at - 1)) {
      if (begins(html, at, tag)) {
        return at;
      }
    }
    return -1;
  }

  /** Plain text as a paragraph of HTML, line by line. */
  static String paragraph(String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return "<p>" + escaped.strip().replace("\n", "<br>\n") + "</p>";
  }

  /** The same HTML in ASCII: every other character as a numeric reference. */
  static String ascii(String html) {
    StringBuilder ascii = new StringBuilder(html.length());
    html.codePoints()
        .forEach(
            c -> {
              if (c < 0x7f) {
                ascii.append((char) c);
              } else {
                ascii.append("&#").append(c).append(';');
              }
            });
    return ascii.toString();
  }
}
