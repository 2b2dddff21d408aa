package io.postern.system;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What our trace line on top of a mail tells. */
final class Trace {
  private static final Pattern ID = Pattern.compile("\\(Postern\\) with POP3 id ([^;]+);\r?\n");
  private static final int LOOKED_AT = 1_000;

  private Trace() {}

  /**
   * The gateway's name for a mail.
   *
   * @param content with our trace line on top
   * @throws AssertionError when it has none
   */
  static String mailId(byte[] content) {
    int length = Math.min(content.length, LOOKED_AT);
    String top = new String(content, 0, length, StandardCharsets.ISO_8859_1);
    Matcher matcher = ID.matcher(top);
    if (!matcher.find()) {
      throw new AssertionError("no trace line of ours on top: " + top);
    }
    return matcher.group(1);
  }

  /** The digest of what is below our lines. */
  static String sha256Below(byte[] content) {
    MailDigest digest = new MailDigest();
    digest.accept(content, 0, content.length);
    return digest.finish();
  }
}
