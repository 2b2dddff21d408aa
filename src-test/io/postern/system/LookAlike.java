package io.postern.system;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Tells which mails must not be sent, by another way than the gateway does: those in which a
 * lenient server could see the end of the data, that is a dot alone in a line of which one end is a
 * bare CR or LF, or with NULs before it.
 */
final class LookAlike {
  private static final String LINE_END = "(?:\r\n|\r|\n)";
  private static final String BARE = "(?:(?<!\r)\n|\r(?!\n))";
  private static final Pattern PATTERN =
      Pattern.compile(
          BARE
              + "\0*\\.\0*(?="
              + LINE_END
              + "|$)"
              + "|(?:^|"
              + LINE_END
              + ")\0*\\.\0*(?="
              + BARE
              + ")"
              + "|(?:^|"
              + LINE_END
              + ")\0+\\.(?="
              + LINE_END
              + ")");

  private LookAlike() {}

  /** Whether there is one in a mail. */
  static boolean isIn(byte[] mail) {
    return PATTERN.matcher(new String(mail, StandardCharsets.ISO_8859_1)).find();
  }
}
