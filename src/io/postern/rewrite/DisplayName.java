package io.postern.rewrite;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.james.mime4j.codec.EncoderUtil;

/**
 * A name as it stands before an address (RFC 5322 section 3.4): words, a quoted string, or encoded
 * words in UTF-8 (RFC 2047).
 *
 * @param text as people read it
 * @param lines as written, to be folded between each two
 */
record DisplayName(String text, List<String> lines) {
  /** Room on the first line for the longest field name, so that it stays within 76 octets. */
  private static final int FIELD_NAME = 12;

  static DisplayName of(String configured) {
    String text = configured.replaceAll("\\p{Cntrl}+", " ").strip();
    boolean ascii = text.chars().allMatch(c -> c < 0x7f);
    if (ascii && !text.contains("=?")) {
      return new DisplayName(text, List.of(EncoderUtil.encodeAddressDisplayName(text)));
    }
    String words =
        EncoderUtil.encodeEncodedWord(
            text, EncoderUtil.Usage.WORD_ENTITY, FIELD_NAME, StandardCharsets.UTF_8, null);
    return new DisplayName(text, List.of(words.split(" ")));
  }

  boolean isFolded() {
    return lines.size() > 1;
  }

  int lastLineLength() {
    return lines.get(lines.size() - 1).length();
  }

  /** ASCII. */
  String folded(String lineEnd) {
    return String.join(lineEnd + " ", lines);
  }
}
