package io.postern.deliver;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a server says it can do (RFC 5321 section 4.1.1.1).
 *
 * @param keywords EHLO keywords in upper case, each with its parameters, which may be empty
 */
public record Extensions(Map<String, String> keywords) {
  /** Those of a server that only knows HELO. */
  static final Extensions NONE = new Extensions(Map.of());

  public Extensions {
    keywords = Map.copyOf(keywords);
  }

  /**
   * @param lines of the answer to EHLO without their codes; the first is the server's name
   */
  static Extensions of(List<String> lines) {
    Map<String, String> keywords = new HashMap<>();
    for (String line : lines.subList(1, lines.size())) {
      // "AUTH=LOGIN" is how servers wrote it before RFC 2554
      String plain = line.replaceFirst("(?i)^AUTH=", "AUTH ").strip();
      int blank = plain.indexOf(' ');
      String keyword = blank < 0 ? plain : plain.substring(0, blank);
      String parameters = blank < 0 ? "" : plain.substring(blank + 1).strip();
      keywords.merge(keyword.toUpperCase(Locale.ROOT), parameters, (a, b) -> (a + " " + b).strip());
    }
    return new Extensions(keywords);
  }

  private boolean has(String keyword) {
    return keywords.containsKey(keyword);
  }

  /** RFC 1870: MAIL may say how large the mail is. */
  public boolean size() {
    return has("SIZE");
  }

  /** The largest mail in octets that the server takes (RFC 1870); 0 when it names no limit. */
  public long maxSize() {
    String limit = keywords.getOrDefault("SIZE", "");
    boolean number =
        !limit.isEmpty()
            && limit.length() < 19
            && limit.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? Long.parseLong(limit) : 0;
  }

  /** RFC 6152: takes octets above 127 in the body. */
  public boolean eightBitMime() {
    return has("8BITMIME");
  }

  /** RFC 6531: takes addresses beyond ASCII. */
  public boolean smtpUtf8() {
    return has("SMTPUTF8");
  }

  /** RFC 2920: takes several commands at once. */
  public boolean pipelining() {
    return has("PIPELINING");
  }

  /** RFC 3207: can change to TLS. */
  public boolean startTls() {
    return has("STARTTLS");
  }

  /** RFC 3461: takes wishes about delivery status notifications. */
  public boolean dsn() {
    return has("DSN");
  }

  /** RFC 3030: takes BDAT. */
  public boolean chunking() {
    return has("CHUNKING");
  }

  /** RFC 2034: replies carry a second, finer code. */
  public boolean enhancedStatusCodes() {
    return has("ENHANCEDSTATUSCODES");
  }

  /** RFC 4954: mechanisms for logging in, in upper case; empty when AUTH is not offered. */
  public Set<String> authMechanisms() {
    String offered = keywords.getOrDefault("AUTH", "").toUpperCase(Locale.ROOT);
    return offered.isEmpty() ? Set.of() : Set.copyOf(List.of(offered.split(" +")));
  }
}
