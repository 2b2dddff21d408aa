package io.postern.inspect.antivirus;

import io.postern.inspect.scanner.ScannerInput;
import io.postern.inspect.scanner.ScannerText;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Start line and fields of an ICAP or HTTP message.
 *
 * @param startLine as it came
 * @param fields by name in lower case; repeated and continued ones have a line for each
 */
record IcapHead(String startLine, Map<String, String> fields) {
  private static final int MAX_LINE = 4_096;
  private static final int MAX_LINES = 100;

  /**
   * Reads up to and with the empty line.
   *
   * @throws IOException when it is longer than 100 lines of 4,096 octets, or is none
   */
  static IcapHead read(ScannerInput in) throws IOException {
    String start = in.line(MAX_LINE);
    Map<String, String> fields = new HashMap<>();
    String name = "";
    for (int lines = 0; lines < MAX_LINES; lines++) {
      String line = in.line(MAX_LINE);
      if (line.isEmpty()) {
        return new IcapHead(start, fields);
      }
      String value = line;
      if (line.charAt(0) != ' ' && line.charAt(0) != '\t') {
        int colon = Math.max(0, line.indexOf(':'));
        name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        value = line.substring(Math.min(line.length(), colon + 1));
      }
      fields.merge(name, value.strip(), (before, more) -> before + "\n" + more);
    }
    throw new IOException("its answer has more than " + MAX_LINES + " header lines");
  }

  /**
   * The three digits behind the protocol.
   *
   * @param protocol what the start line must begin with
   * @throws IOException when it does not, or has no such digits
   */
  int status(String protocol) throws IOException {
    int blank = startLine.indexOf(' ');
    int end = blank + 4;
    boolean complete =
        startLine.startsWith(protocol + "/")
            && startLine.length() >= end
            && (startLine.length() == end || startLine.charAt(end) == ' ')
            && startLine.substring(blank + 1, end).chars().allMatch(c -> c >= '0' && c <= '9');
    if (!complete) {
      throw new IOException("'" + shown() + "' is not an answer in " + protocol);
    }
    return Integer.parseInt(startLine.substring(blank + 1, end));
  }

  /** The value of a field. */
  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The start line for people. */
  String shown() {
    return ScannerText.clean(startLine);
  }
}
