package io.postern.trace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Takes the secrets of a login out of what a server says, since some servers repeat what they
 * heard: as it was, in other case, or the beginning of it.
 */
public final class Masking {
  /** What stands in place of a secret. */
  public static final String MASK = "*****";

  /** So many characters of base64 are taken for the beginning of a secret. */
  private static final int TELLING = 8;

  private final List<String> secrets = new ArrayList<>();

  /** Nothing is secret. */
  public Masking() {}

  /** A login is. */
  public Masking(String username, String password) {
    add("\0" + username + "\0" + password);
    add(password);
  }

  /** Also masks this text, in UTF-8 and ISO 8859-1, and its base64 form. */
  public void add(String text) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    if (octets.length > 0) {
      secrets.add(Base64.getEncoder().encodeToString(octets));
      secrets.add(new String(octets, StandardCharsets.ISO_8859_1));
      if (octets.length > text.length()) {
        secrets.add(text);
      }
    }
  }

  /**
   * @param octets what a server said, one character per octet
   */
  public String clean(String octets) {
    String clean = octets;
    for (String secret : secrets) {
      clean = without(secret, clean);
    }
    return clean;
  }

  private static String without(String secret, String said) {
    int telling = Math.min(secret.length(), TELLING);
    StringBuilder clean = null;
    int kept = 0;
    for (int at = 0; at + telling <= said.length(); at++) {
      if (said.regionMatches(true, at, secret, 0, telling)) {
        clean = clean == null ? new StringBuilder() : clean;
        clean.append(said, kept, at).append(MASK);
        kept = endOfRepetition(secret, said, at + telling, telling);
        at = kept - 1;
      }
    }
    return clean == null ? said : clean.append(said, kept, said.length()).toString();
  }

  private static int endOfRepetition(String secret, String said, int from, int matched) {
    int end = from;
    int in = matched;
    while (end < said.length()
        && in < secret.length()
        && said.regionMatches(true, end, secret, in, 1)) {
      end++;
      in++;
    }
    return end;
  }
}
