package io.postern.inspect.mime;

import java.util.ArrayList;
import java.util.List;

/** The delimiter lines of the multiparts that are open (RFC 2046 section 5.1.1). */
final class Delimiters {
  private final List<List<String>> levels = new ArrayList<>();
  private boolean lookAlike;

  /**
   * A delimiter line.
   *
   * @param level of which multipart, 0 for the outermost; {@link #END} for the end of the stream
   * @param closing whether it is the last of its multipart
   */
  record Delimiter(int level, boolean closing) {
    static final int END = -1;
  }

  /**
   * Opens a multipart.
   *
   * @param boundaries each of them separates its parts
   * @return its level
   */
  int open(List<String> boundaries) {
    levels.add(boundaries);
    return levels.size() - 1;
  }

  /** Closes a multipart. */
  void close(int level) {
    levels.remove(level);
  }

  /** Whether an open multipart has this boundary. */
  boolean has(String boundary) {
    return levels.stream().anyMatch(level -> level.contains(boundary));
  }

  /** Whether, since this was asked last, a line began like a delimiter and went on differently. */
  boolean sawLookAlike() {
    boolean saw = lookAlike;
    lookAlike = false;
    return saw;
  }

  /** The delimiter that the line at hand is, the innermost if of several; null if it is none. */
  Delimiter match(Lines line) {
    int end = line.length() - line.lineEnd();
    if (levels.isEmpty() || end < 3 || line.at(0) != '-' || line.at(1) != '-') {
      return null;
    }
    boolean similar = false;
    for (int level = levels.size() - 1; level >= 0; level--) {
      for (String boundary : levels.get(level)) {
        if (begins(line, end, boundary)) {
          int rest = 2 + boundary.length();
          if (isBlank(line, rest, end)) {
            return new Delimiter(level, false);
          }
          if (closes(line, rest, end)) {
            return new Delimiter(level, true);
          }
          similar = true;
        }
      }
    }
    lookAlike |= similar;
    return null;
  }

  private static boolean begins(Lines line, int end, String boundary) {
    if (end < 2 + boundary.length()) {
      return false;
    }
    for (int i = 0; i < boundary.length(); i++) {
      if ((line.at(i + 2) & 0xff) != boundary.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean closes(Lines line, int from, int end) {
    return end - from >= 2
        && line.at(from) == '-'
        && line.at(from + 1) == '-'
        && isBlank(line, from + 2, end);
  }

  private static boolean isBlank(Lines line, int from, int end) {
    for (int i = from; i < end; i++) {
      if (line.at(i) != ' ' && line.at(i) != '\t' && line.at(i) != '\r') {
        return false;
      }
    }
    return true;
  }
}
