package io.postern.inspect.spam;

import io.postern.inspect.scanner.ScannerText;
import java.io.IOException;
import java.util.List;

/**
 * What spamd thinks of a mail.
 *
 * @param score of all tests
 * @param required from which score on it is spam
 * @param symbols the tests that hit
 */
record SpamdVerdict(double score, double required, List<String> symbols) {
  /** Scores are shown with one digit: two that look alike may differ by less than this. */
  private static final double ROUNDING = 0.1001;

  /** What SpamAssassin adds when its own time ran out before all tests were done. */
  private static final String UNFINISHED = "TIME_LIMIT_EXCEEDED";

  /**
   * Reads {@code Spam: True ; 15.3 / 5.0} and the list of tests.
   *
   * @throws IOException when the answer holds no verdict, contradicts itself, or is about a mail
   *     that was not checked to the end and that would pass
   */
  static SpamdVerdict of(SpamdReply reply) throws IOException {
    String line =
        reply.line("Spam").orElseThrow(() -> new IOException("it answered without a verdict"));
    int semicolon = line.indexOf(';');
    int slash = line.indexOf('/', semicolon + 1);
    if (semicolon < 0 || slash < 0) {
      throw unreadable(line);
    }
    boolean spam = flag(line, line.substring(0, semicolon).strip());
    double score = number(line, line.substring(semicolon + 1, slash).strip());
    double required = number(line, line.substring(slash + 1).strip());
    if (score == 0 && required == 0) {
      throw new IOException("it did not check the mail: " + ScannerText.clean(line));
    }
    List<String> symbols = Symbols.ofLine(reply.body());
    if (!spam && symbols.contains(UNFINISHED)) {
      throw new IOException("its time for the mail ran out before it was done");
    }
    return new SpamdVerdict(agreeing(line, spam, score, required), required, symbols);
  }

  private static double agreeing(String line, boolean spam, double score, double required)
      throws IOException {
    if (spam == (score >= required)) {
      return score;
    }
    if (Math.abs(score - required) > ROUNDING) {
      throw new IOException("it contradicts itself: " + ScannerText.clean(line));
    }
    return spam ? required : Math.nextDown(required);
  }

  private static boolean flag(String line, String word) throws IOException {
    if (word.equalsIgnoreCase("True") || word.equalsIgnoreCase("Yes")) {
      return true;
    }
    if (word.equalsIgnoreCase("False") || word.equalsIgnoreCase("No")) {
      return false;
    }
    throw unreadable(line);
  }

  private static double number(String line, String text) throws IOException {
    return Score.parse(text).orElseThrow(() -> unreadable(line));
  }

  private static IOException unreadable(String line) {
    return new IOException("its verdict cannot be read: " + ScannerText.clean(line));
  }
}
