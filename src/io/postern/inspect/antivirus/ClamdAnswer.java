package io.postern.inspect.antivirus;

import io.postern.inspect.Finding;
import io.postern.inspect.Finding.CouldNotTell.Why;
import io.postern.inspect.scanner.ScannerText;
import java.util.List;
import java.util.Locale;

/** Reads what clamd answers to INSTREAM (clamd(8)): {@code stream: OK}, or a name and FOUND. */
final class ClamdAnswer {
  private static final String PREFIX = "stream: ";
  private static final String FOUND = " FOUND";

  private ClamdAnswer() {}

  /**
   * What an answer means.
   *
   * @param answer one character per octet
   * @param whole whether clamd had the whole mail when it said so; a pass for a part is none
   * @param settings its name, and which names are no viruses
   */
  static Finding read(String answer, boolean whole, ClamdSettings settings) {
    String name = settings.name();
    String said = answer.strip();
    if (said.startsWith(PREFIX) && said.endsWith(FOUND)) {
      int end = said.length() - FOUND.length();
      String virus = end > PREFIX.length() ? said.substring(PREFIX.length(), end) : "";
      return Found.of(name, List.of(ScannerText.name(virus)), settings.notScanned());
    }
    if (said.equals(PREFIX + "OK")) {
      return whole
          ? new Finding.Clean(name, name + " found nothing")
          : new Finding.CouldNotTell(
              name, Why.NO_ANSWER, name + " answered before it had the whole mail");
    }
    String shown = ScannerText.clean(said);
    return new Finding.CouldNotTell(
        name, why(said), name + " answered " + (shown.isEmpty() ? "nothing" : "'" + shown + "'"));
  }

  /** A mail that is too large for clamd stays too large; any other complaint is about clamd. */
  private static Why why(String said) {
    return said.toLowerCase(Locale.ROOT).contains("size limit") ? Why.MAIL : Why.NO_ANSWER;
  }
}
