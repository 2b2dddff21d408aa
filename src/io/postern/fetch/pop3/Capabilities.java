package io.postern.fetch.pop3;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a server says it can do (CAPA, RFC 2449). A server that does not know CAPA has {@link
 * #NONE}; it may well know more than it says.
 *
 * @param pipelining several commands may be sent before the first is answered
 * @param uidl UIDL is listed
 * @param top TOP is listed
 * @param stls the connection can be changed to TLS (RFC 2595)
 * @param saslPlain AUTH PLAIN (RFC 5034, RFC 4616)
 * @param respCodes refusals bear response codes
 * @param expireDays after how many days mails vanish by themselves; empty: never, or not said
 * @param loginDelay how long to wait between logins; zero when not said
 * @param implementation name of the software, fit for a log; empty when not said
 */
public record Capabilities(
    boolean pipelining,
    boolean uidl,
    boolean top,
    boolean stls,
    boolean saslPlain,
    boolean respCodes,
    OptionalInt expireDays,
    Duration loginDelay,
    String implementation) {

  /** Of a server that says nothing. */
  public static final Capabilities NONE = of(List.of());

  /** Reads the lines between {@code +OK} and the dot. */
  static Capabilities of(List<String> lines) {
    return new Capabilities(
        has(lines, "PIPELINING"),
        has(lines, "UIDL"),
        has(lines, "TOP"),
        has(lines, "STLS"),
        arguments(lines, "SASL").map(Capabilities::namesPlain).orElse(false),
        has(lines, "RESP-CODES"),
        arguments(lines, "EXPIRE").map(Capabilities::number).orElse(OptionalInt.empty()),
        Duration.ofSeconds(
            arguments(lines, "LOGIN-DELAY")
                .map(Capabilities::number)
                .orElse(OptionalInt.empty())
                .orElse(0)),
        Pop3Reply.printable(arguments(lines, "IMPLEMENTATION").orElse("")));
  }

  private static boolean has(List<String> lines, String keyword) {
    return arguments(lines, keyword).isPresent();
  }

  private static Optional<String> arguments(List<String> lines, String keyword) {
    int end = keyword.length();
    return lines.stream()
        .filter(line -> line.regionMatches(true, 0, keyword, 0, end))
        .filter(line -> line.length() == end || line.charAt(end) == ' ' || line.charAt(end) == '\t')
        .map(line -> line.substring(end).strip())
        .findFirst();
  }

  private static boolean namesPlain(String mechanisms) {
    return List.of(mechanisms.toUpperCase(Locale.ROOT).split("\\s+")).contains("PLAIN");
  }

  /** The first argument as a number of at most nine digits; servers may add words such as USER. */
  private static OptionalInt number(String arguments) {
    String first = arguments.split("\\s+", 2)[0];
    return first.matches("[0-9]{1,9}")
        ? OptionalInt.of(Integer.parseInt(first))
        : OptionalInt.empty();
  }
}
