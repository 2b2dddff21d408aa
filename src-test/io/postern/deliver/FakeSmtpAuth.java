package io.postern.deliver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a {@link FakeSmtp} checks a login. */
final class FakeSmtpAuth {
  private static final String CHALLENGE = "<1896.697170952@fake.example>";

  private final FakeSmtpSession session;
  private final String name;
  private final String password;

  FakeSmtpAuth(FakeSmtpSession session, String login) {
    this.session = session;
    this.name = login.replaceFirst(":.*", "");
    this.password = login.replaceFirst("^[^:]*:?", "");
  }

  String check(String line) throws IOException {
    String[] words = line.split(" ", -1);
    boolean right =
        switch (words[1]) {
          case "PLAIN" -> decoded(words[2]).equals("\0" + name + "\0" + password);
          case "LOGIN" ->
              (asked("Username:") + ":" + asked("Password:")).equals(name + ":" + password);
          default -> asked(CHALLENGE).equals(name + " " + digest());
        };
    return right ? "235 2.7.0 welcome" : "535 5.7.8 not you";
  }

  private String asked(String question) throws IOException {
    byte[] octets = question.getBytes(StandardCharsets.US_ASCII);
    session.say("334 " + Base64.getEncoder().encodeToString(octets) + "\r\n");
    return decoded(session.readLine());
  }

  private String digest() {
    try {
      Mac mac = Mac.getInstance("HmacMD5");
      mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "HmacMD5"));
      return HexFormat.of().formatHex(mac.doFinal(CHALLENGE.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }
}
