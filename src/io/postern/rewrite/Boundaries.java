package io.postern.rewrite;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The boundaries of the multiparts that are open, the outermost first (RFC 2046 section 5.1.1). */
final class Boundaries {
  /** The standard allows 70. */
  private static final int MAX_BOUNDARY = 200;

  private final List<byte[]> open = new ArrayList<>(3);

  int depth() {
    return open.size();
  }

  /**
   * Opens a multipart; false when this cannot be its boundary, also because a delimiter of it could
   * be taken for one of another.
   */
  boolean open(String boundary) {
    byte[] octets = boundary.getBytes(StandardCharsets.ISO_8859_1);
    boolean usable = octets.length > 0 && octets.length <= MAX_BOUNDARY;
    for (byte[] other : open) {
      usable &= !isSame(octets, other) && !isSame(other, octets);
    }
    return usable && open.add(octets);
  }

  /** Whether the one is the other, or the other with the dashes that close it. */
  private static boolean isSame(byte[] one, byte[] other) {
    int behind = other.length;
    boolean begins = one.length >= behind && Arrays.equals(one, 0, behind, other, 0, behind);
    boolean dashes = one.length == behind + 2 && one[behind] == '-' && one[behind + 1] == '-';
    return begins && (one.length == behind || dashes);
  }

  /** Closes the innermost. */
  void close() {
    open.remove(open.size() - 1);
  }

  /** The delimiter that the line at hand is; null when it is none. */
  Delimiter delimiter(Lines line) {
    if (!line.startsLine() || line.length() < 3 || line.at(0) != '-' || line.at(1) != '-') {
      return null;
    }
    for (int level = open.size() - 1; level >= 0; level--) {
      byte[] boundary = open.get(level);
      if (holds(line, boundary)) {
        int behind = 2 + boundary.length;
        boolean closes =
            line.length() > behind + 1 && line.at(behind) == '-' && line.at(behind + 1) == '-';
        if (isBlankFrom(line, closes ? behind + 2 : behind)) {
          return new Delimiter(level, closes, line.start() - line.precedingLineEnd());
        }
      }
    }
    return null;
  }

  private static boolean holds(Lines line, byte[] boundary) {
    if (line.length() < 2 + boundary.length) {
      return false;
    }
    for (int i = 0; i < boundary.length; i++) {
      if (line.at(2 + i) != boundary[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBlankFrom(Lines line, int index) {
    for (int i = index; i < line.length(); i++) {
      if (line.at(i) > ' ' || line.at(i) < 0) {
        return false;
      }
    }
    return true;
  }
}
