package io.postern.deliver;

import io.postern.trace.Masking;
import io.postern.wire.Credentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Logs in (RFC 4954) by PLAIN (RFC 4616), LOGIN or CRAM-MD5 (RFC 2195). */
final class Login {
  private static final int GO_ON = 334;

  private final Dialogue dialogue;
  private final String username;
  private final String password;
  private final Masking masking;

  Login(Dialogue dialogue, Credentials credentials) {
    this.dialogue = dialogue;
    this.username = credentials.username();
    this.password = credentials.password().reveal();
    this.masking = new Masking(username, password);
  }

  /**
   * Under TLS takes the mechanism with the fewest round trips; in the clear, which the
   * administrator chose, rather one that does not show the password.
   *
   * @param offered the server's mechanisms, in upper case
   * @throws UnusableServerException when the server refuses the login, or offers none that we know;
   *     then nothing of it was said
   */
  void by(Set<String> offered) throws IOException {
    List<String> preferred =
        dialogue.isProtected()
            ? List.of("PLAIN", "LOGIN", "CRAM-MD5")
            : List.of("CRAM-MD5", "PLAIN", "LOGIN");
    String mechanism =
        preferred.stream()
            .filter(offered::contains)
            .findFirst()
            .orElseThrow(() -> new UnusableServerException(noneOf(preferred, offered)));
    dialogue.mask(masking);
    try {
      Reply reply = say(mechanism);
      if (!reply.isPositive()) {
        throw refused(reply);
      }
    } catch (GarbledReplyException mayRepeatTheSecret) {
      throw new UnusableServerException("the answer to AUTH " + mechanism + " is not SMTP");
    }
  }

  private Reply say(String mechanism) throws IOException {
    if (password.isEmpty()) {
      throw new UnusableServerException("the configured password is empty");
    }
    return switch (mechanism) {
      case "PLAIN" -> plain();
      case "LOGIN" -> login();
      default -> cramMd5();
    };
  }

  private static String noneOf(List<String> known, Set<String> offered) {
    String ways = ServerText.of(String.join(" ", offered));
    return "a login is configured, but the server offers "
        + (offered.isEmpty() ? "no AUTH" : "AUTH only by " + ways)
        + "; usable are "
        + String.join(", ", known);
  }

  private Reply plain() throws IOException {
    return dialogue.askSecretly("AUTH PLAIN ", base64("\0" + username + "\0" + password));
  }

  private Reply login() throws IOException {
    challenge(dialogue.ask("AUTH LOGIN"));
    challenge(dialogue.askSecretly("", base64(username)));
    return dialogue.askSecretly("", base64(password));
  }

  private Reply cramMd5() throws IOException {
    String challenge = challenge(dialogue.ask("AUTH CRAM-MD5"));
    try {
      Mac mac = Mac.getInstance("HmacMD5");
      mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacMD5"));
      byte[] digest = mac.doFinal(Base64.getDecoder().decode(challenge));
      String hex = HexFormat.of().formatHex(digest);
      masking.add(hex);
      masking.add(username + " " + hex);
      return dialogue.askSecretly("", base64(username + " " + hex));
    } catch (IllegalArgumentException notBase64) {
      throw new UnusableServerException("the CRAM-MD5 challenge is not base64");
    } catch (GeneralSecurityException unavailable) {
      throw new IOException("CRAM-MD5 is not available on this Java platform", unavailable);
    }
  }

  private String challenge(Reply reply) throws IOException {
    if (reply.code() != GO_ON) {
      throw refused(reply);
    }
    return reply.lines().get(0).strip();
  }

  /** The server's words without the secret, which some servers repeat. */
  private UnusableServerException refused(Reply reply) {
    String words = masking.clean(String.join(" ", reply.lines()));
    return new UnusableServerException(
        reply.code(), "the login was refused: " + ServerText.ofOctets(reply.code() + " " + words));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
