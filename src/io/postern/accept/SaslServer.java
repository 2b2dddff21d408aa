package io.postern.accept;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The server's side of one AUTH command (RFC 4954), by PLAIN (RFC 4616) or LOGIN (the old
 * convention of two prompts, of which some clients answer the first together with the command).
 *
 * <p>Keeps no password: a user name between two lines of LOGIN is all it remembers.
 */
final class SaslServer {
  /** A name and a password of 255 octets each and some more; RFC 4954 lets a server set a limit. */
  private static final int MAX_LINE = 2_048;

  private static final String USERNAME_PROMPT = "VXNlcm5hbWU6";
  private static final String PASSWORD_PROMPT = "UGFzc3dvcmQ6";

  private final boolean plain;
  private final Users users;
  private final LoginTries tries;
  private byte[] username;

  /** What the client is to hear next. */
  sealed interface Step {
    /**
     * Go on.
     *
     * @param base64 the challenge, to be sent as {@code 334 <base64>}; may be empty
     */
    record Challenge(String base64) implements Step {}

    /**
     * The login is right.
     *
     * @param user the name as the settings write it
     */
    record Granted(String user) implements Step {}

    /**
     * The AUTH command is over without a login.
     *
     * @param reply code, enhanced code and text; holds nothing that the client said
     * @param endConnection whether the connection is to be closed behind the reply
     */
    record Denied(String reply, boolean endConnection) implements Step {}
  }

  private SaslServer(boolean plain, Users users, LoginTries tries) {
    this.plain = plain;
    this.users = users;
    this.tries = tries;
  }

  /**
   * Begins an AUTH command.
   *
   * @param mechanism as the client wrote it
   * @param tries of this connection, which outlive the command
   * @return empty when the mechanism is not offered (504 5.5.4)
   */
  static Optional<SaslServer> of(String mechanism, Users users, LoginTries tries) {
    return switch (AsciiCase.upper(mechanism)) {
      case "PLAIN" -> Optional.of(new SaslServer(true, users, tries));
      case "LOGIN" -> Optional.of(new SaslServer(false, users, tries));
      default -> Optional.empty();
    };
  }

  /**
   * Takes what the client said. After {@link Step.Granted} or {@link Step.Denied} this is over.
   *
   * @param line first the initial response of the AUTH command, or null when it had none; then one
   *     line for each challenge, without its end
   */
  Step next(String line) {
    if (line == null) {
      return new Step.Challenge(plain ? "" : USERNAME_PROMPT);
    }
    if (line.length() > MAX_LINE) {
      return new Step.Denied("500 5.5.6 the line is too long for a login", false);
    }
    String base64 = line.strip();
    if (base64.equals("*")) {
      return new Step.Denied("501 5.7.0 the login was cancelled", false);
    }
    try {
      // RFC 4954 section 4: a lone equals sign is how an AUTH command gives an empty response
      byte[] octets = base64.equals("=") ? new byte[0] : Base64.getDecoder().decode(base64);
      return plain ? plain(octets) : login(octets);
    } catch (IllegalArgumentException notBase64) {
      return malformed("this is not base64");
    }
  }

  private static Step malformed(String what) {
    return new Step.Denied("501 5.5.2 " + what, false);
  }

  private Step login(byte[] octets) {
    if (username == null) {
      username = octets;
      return new Step.Challenge(PASSWORD_PROMPT);
    }
    return tries.judge(users, username, octets);
  }

  /** {@code authzid NUL authcid NUL passwd}. */
  private Step plain(byte[] message) {
    int first = indexOfNul(message, 0);
    int second = first < 0 ? -1 : indexOfNul(message, first + 1);
    if (second < 0 || indexOfNul(message, second + 1) >= 0) {
      return malformed("a PLAIN response is identity, NUL, user name, NUL, password");
    }
    byte[] name = Arrays.copyOfRange(message, first + 1, second);
    byte[] password = Arrays.copyOfRange(message, second + 1, message.length);
    boolean forAnother = first > 0 && !Arrays.equals(message, 0, first, name, 0, name.length);
    return forAnother
        ? new Step.Denied("535 5.7.8 nobody acts here for another user", false)
        : tries.judge(users, name, password);
  }

  private static int indexOfNul(byte[] octets, int from) {
    for (int i = from; i < octets.length; i++) {
      if (octets[i] == 0) {
        return i;
      }
    }
    return -1;
  }
}
