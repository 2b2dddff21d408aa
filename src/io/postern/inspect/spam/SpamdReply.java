package io.postern.inspect.spam;

import io.postern.inspect.scanner.ScannerInput;
import io.postern.inspect.scanner.ScannerText;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What spamd answers: {@code SPAMD/1.1 0 EX_OK}, header lines, and a body of announced length.
 *
 * @param code 0, or a number of sysexits.h
 * @param words what stands behind it, cleaned
 * @param lines header values by name, case ignored; octets
 * @param body one character per octet
 */
record SpamdReply(int code, String words, Map<String, String> lines, String body) {
  private static final int MAX_LINE = 2_000;
  private static final int MAX_LINES = 50;
  private static final int MAX_BODY = 64 * 1024;

  /**
   * Reads an answer.
   *
   * @throws IOException when it is none, is too long, or ends too early
   */
  static SpamdReply read(ScannerInput in) throws IOException {
    String first = in.line(MAX_LINE);
    String[] parts = first.split(" ", 3);
    if (parts.length < 2 || !parts[0].startsWith("SPAMD/") || !isCode(parts[1])) {
      throw new IOException("it does not speak the SPAMC protocol: " + ScannerText.clean(first));
    }
    Map<String, String> lines = lines(in);
    String words = parts.length == 3 ? ScannerText.clean(parts[2]) : "";
    int code = Integer.parseInt(parts[1]);
    return new SpamdReply(code, words, lines, code == 0 ? body(in, lines) : "");
  }

  private static boolean isCode(String text) {
    return !text.isEmpty()
        && text.length() <= 3
        && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static Map<String, String> lines(ScannerInput in) throws IOException {
    Map<String, String> lines = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < MAX_LINES; i++) {
      String line = in.line(MAX_LINE);
      if (line.isEmpty()) {
        return Collections.unmodifiableMap(lines);
      }
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IOException("it answered a line without a colon: " + ScannerText.clean(line));
      }
      String name = line.substring(0, colon).strip();
      String value = line.substring(colon + 1).strip();
      if (lines.put(name, value) != null) {
        throw new IOException("it answered " + ScannerText.clean(name) + " twice");
      }
    }
    throw new IOException("it answered more than " + MAX_LINES + " lines");
  }

  private static String body(ScannerInput in, Map<String, String> lines) throws IOException {
    String announced = lines.getOrDefault("Content-length", "0");
    if (announced.length() > 9 || !announced.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IOException("it announced a length of " + ScannerText.clean(announced));
    }
    int length = announced.isEmpty() ? 0 : Integer.parseInt(announced);
    if (length > MAX_BODY) {
      throw new IOException("it announced an answer of " + length + " octets");
    }
    byte[] body = new byte[length];
    for (int done = 0; done < length; ) {
      done += in.read(body, done, length - done);
    }
    return new String(body, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /** What is wrong, when the code says that something is. */
  Optional<String> complaint() {
    return code == 0
        ? Optional.empty()
        : Optional.of(("it answered " + code + " " + words).stripTrailing());
  }

  /** A header value. */
  Optional<String> line(String name) {
    return Optional.ofNullable(lines.get(name));
  }
}
