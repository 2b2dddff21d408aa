package io.postern.inspect.spam;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/**
 * What a comment behind {@code from} tells about the client. The mail servers of the world write it
 * each in their own way:
 *
 * <pre>
 * from HELO (NAME [IP])                 Postfix, Sendmail, Courier, Gmail
 * from HELO (user@NAME [IP] (may be forged))   Sendmail
 * from NAME ([IP]:PORT helo=HELO)       Exim
 * from [IP] (port=9 helo=HELO)          Exim
 * from [IP] (account user HELO name)    CommuniGate
 * from HELO ([IP] verified)             CommuniGate
 * from HELO (IP)                        Exchange
 * from NAME (HELO name) (user@IP)       qmail, Yahoo (EHLO)
 * </pre>
 *
 * @param helo what the client called itself, when this comment says it
 * @param name its name by the DNS, when the server vouches for it
 * @param address where it came from
 */
record HopComment(Optional<String> helo, Optional<String> name, Optional<InetAddress> address) {
  private static final int MAX_WORDS = 20;

  /** Reads a comment. */
  static HopComment of(String comment) {
    Reading reading = new Reading();
    String lower = comment.toLowerCase(Locale.ROOT);
    boolean other =
        lower.startsWith("envelope-from")
            || lower.startsWith("authenticated")
            || lower.startsWith("using ")
            || lower.startsWith("return-path");
    if (!other) {
      reading.heloFirst = lower.startsWith("helo ") || lower.startsWith("ehlo ");
      reading.all(comment);
    }
    boolean vouched = reading.address.isPresent() && !lower.contains("forged");
    return new HopComment(reading.helo, vouched ? reading.name : Optional.empty(), reading.address);
  }

  private static final class Reading {
    private Optional<String> helo = Optional.empty();
    private Optional<String> name = Optional.empty();
    private Optional<InetAddress> address = Optional.empty();
    private boolean heloFirst;
    private String before = "";

    void all(String comment) {
      String[] words = comment.split("[ \t]+", MAX_WORDS + 1);
      for (int i = 0; i < Math.min(words.length, MAX_WORDS); i++) {
        word(words[i]);
        before = words[i];
      }
    }

    private void word(String word) {
      if (before.equalsIgnoreCase("HELO") || before.equalsIgnoreCase("EHLO")) {
        helo = Optional.of(word);
      } else if (word.regionMatches(true, 0, "helo=", 0, 5)) {
        helo = Optional.of(word.substring(5));
      } else if (word.indexOf('=') < 0 && !before.equalsIgnoreCase("account") && !heloFirst) {
        host(word);
      }
    }

    /** Behind the address nothing is taken for a host any more. */
    private void host(String word) {
      if (address.isPresent()) {
        return;
      }
      String host = word.substring(word.lastIndexOf('@') + 1);
      int bracket = host.indexOf('[');
      address = bracket >= 0 ? HopText.bracketed(host) : HopText.address(host);
      String named = bracket >= 0 ? host.substring(0, bracket) : host;
      name = HopText.hostName(named).or(() -> name);
    }
  }
}
