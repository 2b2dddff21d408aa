package io.postern.inspect.spam;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The header fields that tell the mail programs behind us what was found:
 *
 * <pre>
 * X-Postern-Spam-Status: Yes, score=15.3 required=5.0 scanner=spamd
 *   tests=ALL_CAPS,GTUBE
 * X-Postern-Spam-Score: 15.3
 * X-Postern-Spam-Level: ***************
 * </pre>
 *
 * <p>Anybody can send fields of any name along with a mail. So that rules behind us are not fooled,
 * the names begin with a prefix of our own, and fields of exactly these names that came with a mail
 * are taken out before ours go on top ({@link SpamMark}): what is there is ours. The usual {@code
 * X-Spam-} can be had as prefix; the verdict of the provider's own scanner is lost then, and a
 * signature that covers such fields breaks.
 */
final class SpamFields {
  private static final int MAX_TESTS = 40;
  private static final int MAX_STARS = 50;
  private static final int LINE = 76;

  private final String prefix;

  SpamFields(String prefix) {
    this.prefix = prefix;
  }

  /** The names of the fields. */
  List<String> names() {
    return List.of(prefix + "Status", prefix + "Score", prefix + "Level");
  }

  /** Whether a name is that of one of the fields, in any case. */
  static boolean isOneOf(List<String> names, String name) {
    return names.stream().anyMatch(name::equalsIgnoreCase);
  }

  /** The fields about a score, each line ending with CRLF. */
  String scored(
      boolean spam,
      String scanner,
      double score,
      double required,
      List<String> tests,
      Optional<String> listed) {
    StringBuilder lines = new StringBuilder(prefix).append("Status: ").append(spam ? "Yes" : "No");
    lines.append(", score=").append(Score.text(score)).append(" required=");
    lines.append(Score.text(required)).append(" scanner=").append(word(scanner));
    listed.ifPresent(list -> lines.append(" listed=").append(list));
    appendTests(lines, tests);
    lines.append(prefix).append("Score: ").append(Score.text(score)).append("\r\n");
    int stars = (int) Math.max(0, Math.min(MAX_STARS, Math.floor(score)));
    if (stars > 0) {
      lines.append(prefix).append("Level: ").append("*".repeat(stars)).append("\r\n");
    }
    return lines.toString();
  }

  /** The field about a mail without a score. */
  String unscored(String status, String scanner, Optional<String> listed) {
    return prefix
        + "Status: "
        + status
        + ", scanner="
        + word(scanner)
        + listed.map(list -> " listed=" + list).orElse("")
        + "\r\n";
  }

  private static void appendTests(StringBuilder lines, List<String> tests) {
    if (tests.isEmpty()) {
      lines.append("\r\n");
      return;
    }
    lines.append("\r\n\ttests=");
    int column = 14;
    for (int i = 0; i < Math.min(tests.size(), MAX_TESTS); i++) {
      String test = (i == 0 ? "" : ",") + tests.get(i);
      if (column + test.length() > LINE && i > 0) {
        lines.append(",\r\n\t");
        column = 8;
        test = tests.get(i);
      }
      lines.append(test);
      column += test.length();
    }
    if (tests.size() > MAX_TESTS) {
      lines.append(",\r\n\tand_").append(tests.size() - MAX_TESTS).append("_more");
    }
    lines.append("\r\n");
  }

  /** The name of a scanner as a word: the administrator may have written blanks. */
  private static String word(String name) {
    StringBuilder word = new StringBuilder();
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      word.append(c > ' ' && c < 0x7f && c != ',' && c != '=' ? c : '_');
    }
    return word.length() > 40 ? word.substring(0, 40) : word.toString();
  }
}
