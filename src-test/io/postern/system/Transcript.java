package io.postern.system;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Compares what a document shows with what really was printed. Moments, durations, ids and what is
 * encrypted may be others; a line of three dots stands for any lines; how wide columns are and
 * where a long line is broken does not count.
 */
final class Transcript {
  private static final String ANY = "...";

  /** A line that is set in this far goes on with the one before. */
  private static final Pattern CONTINUED = Pattern.compile("\\n {8,}(?=\\S)");

  private static final List<UnaryOperator<String>> FORGET =
      List.of(
          forget("\\d{4}-\\d\\d-\\d\\d", "DATE"),
          forget("\\d\\d[:-]\\d\\d([:-]\\d\\d)?(\\.\\d{3})?([+-]\\d\\d:\\d\\d|Z)?", "TIME"),
          forget("DATE[T _]TIME", "MOMENT"),
          forget("\\b\\d+(\\.\\d+)? ?(s|ms)\\b", "DURATION"),
          forget("\\b[0-9A-HJKMNP-TV-Z]{16}\\b", "ID"),
          forget("ENC\\([^)]*\\)", "ENC"),
          // where a cell is cut depends on the number of a port
          forget("\\S*…", "…"),
          forget("[ \\t]+", " "));

  private Transcript() {}

  private static UnaryOperator<String> forget(String pattern, String word) {
    Pattern compiled = Pattern.compile(pattern);
    return text -> compiled.matcher(text).replaceAll(word);
  }

  /** What counts of a text, line by line; blank lines do not. */
  static List<String> essence(String text) {
    String one = CONTINUED.matcher(text.replace("\r\n", "\n")).replaceAll(" ");
    for (UnaryOperator<String> step : FORGET) {
      one = step.apply(one);
    }
    return one.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /**
   * Whether a command printed what is shown, and no more; without dots the order of lines does not
   * count, for accounts are visited beside each other.
   */
  static boolean agree(List<String> shown, List<String> printed) {
    List<List<String>> pieces = pieces(shown);
    if (pieces.size() == 1) {
      return shown.stream().sorted().toList().equals(printed.stream().sorted().toList());
    }
    List<String> last = pieces.remove(pieces.size() - 1);
    int end = printed.size() - last.size();
    if (end < 0 || !printed.subList(end, printed.size()).equals(last)) {
      return false;
    }
    List<String> first = pieces.remove(0);
    int at = first.size();
    if (at > end || !printed.subList(0, at).equals(first)) {
      return false;
    }
    for (List<String> piece : pieces) {
      int found = Collections.indexOfSubList(printed.subList(at, end), piece);
      if (found < 0) {
        return false;
      }
      at += found + piece.size();
    }
    return true;
  }

  /** What stands between lines of three dots; an empty piece where they begin or end it. */
  private static List<List<String>> pieces(List<String> shown) {
    List<List<String>> pieces = new ArrayList<>();
    List<String> piece = new ArrayList<>();
    for (String line : shown) {
      if (line.equals(ANY)) {
        pieces.add(List.copyOf(piece));
        piece.clear();
      } else {
        piece.add(line);
      }
    }
    pieces.add(List.copyOf(piece));
    return pieces;
  }
}
