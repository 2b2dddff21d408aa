package io.postern.accept;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.accept.SaslServer.Step;
import io.postern.accept.SaslServer.Step.Challenge;
import io.postern.accept.SaslServer.Step.Denied;
import io.postern.accept.SaslServer.Step.Granted;
import io.postern.time.SettableClock;
import io.postern.wire.Secret;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who knows name and password is let in, by PLAIN and by LOGIN; nobody else is. */
class LoginsAreCheckedTest {
  private static final Users USERS =
      new Users(
          Map.of(
              "anna", new Secret("geheim"),
              "müller@company.example", new Secret("pässwörd \ud83d\udd11"),
              "empty", new Secret("")));

  private final GuessLimits limits = new GuessLimits(new SettableClock());
  private final LoginTries tries = new LoginTries(limits, InetAddress.getLoopbackAddress());

  @Test
  void plainTakesAnInitialResponse() {
    assertThat(plain("\0anna\0geheim")).isEqualTo(new Granted("anna"));
  }

  @Test
  void plainAsksWhenThereIsNone() {
    SaslServer server = server("plain");
    assertThat(server.next(null)).isEqualTo(new Challenge(""));
    assertThat(server.next(base64("\0anna\0geheim"))).isEqualTo(new Granted("anna"));
  }

  @Test
  void plainMayNameTheUserTwice() {
    assertThat(plain("anna\0anna\0geheim")).isEqualTo(new Granted("anna"));
  }

  @Test
  void nobodyActsForAnother() {
    assertDenied(plain("boss\0anna\0geheim"), "535 5.7.8 ");
    assertDenied(plain("ann\0anna\0geheim"), "535 5.7.8 ");
  }

  @Test
  void loginAsksTwice() {
    SaslServer server = server("LOGIN");
    assertThat(server.next(null)).isEqualTo(new Challenge(base64("Username:")));
    assertThat(server.next(base64("anna"))).isEqualTo(new Challenge(base64("Password:")));
    assertThat(server.next(base64("geheim"))).isEqualTo(new Granted("anna"));
  }

  @Test
  void loginTakesTheNameWithTheCommand() {
    SaslServer server = server("Login");
    assertThat(server.next(base64("anna"))).isEqualTo(new Challenge(base64("Password:")));
    assertThat(server.next(base64("geheim"))).isEqualTo(new Granted("anna"));
  }

  @Test
  void namesAndPasswordsAreUtf8() {
    assertThat(plain("\0müller@company.example\0pässwörd \ud83d\udd11"))
        .isEqualTo(new Granted("müller@company.example"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0anna\0Geheim",
        "\0anna\0geheim ",
        "\0anna\0gehei",
        "\0Anna\0geheim",
        "\0nobody\0geheim",
        "\0nobody\0",
        "\0anna\0",
        "\0\0geheim",
        "\0\0",
        "\0empty\0",
        "\0geheim\0anna"
      })
  void whatIsWrongIsDenied(String response) {
    assertThat(plain(response))
        .isEqualTo(new Denied("535 5.7.8 user name or password is wrong", false));
  }

  @Test
  void aUserWithAnEmptyPasswordNeverLogsInByLogin() {
    SaslServer server = server("LOGIN");
    server.next(base64("empty"));
    assertDenied(server.next(""), "535 5.7.8 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "anna", "\0anna", "a\0b\0c\0d", "\0anna\0geheim\0"})
  void aResponseOfAnotherFormIsMalformed(String response) {
    assertDenied(plain(response), "501 5.5.2 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%%%", "AGFubmEAZ2VoZWlt!", "A", "AGFu bmEA", "====", "ä"})
  void whatIsNoBase64IsMalformed(String line) {
    assertDenied(server("PLAIN").next(line), "501 5.5.2 ");
    assertDenied(server("LOGIN").next(line), "501 5.5.2 ");
  }

  @Test
  void aLoneEqualsSignIsAnEmptyResponse() {
    assertDenied(server("PLAIN").next("="), "501 5.5.2 ");
    assertThat(server("LOGIN").next("=")).isEqualTo(new Challenge(base64("Password:")));
  }

  @Test
  void anAsteriskCancels() {
    SaslServer server = server("LOGIN");
    server.next(null);
    assertDenied(server.next("*"), "501 5.7.0 ");
    assertDenied(server("PLAIN").next("*"), "501 5.7.0 ");
  }

  @Test
  void aLineThatIsTooLongIsRefused() {
    assertDenied(server("PLAIN").next("A".repeat(2_052)), "500 5.5.6 ");
  }

  @Test
  void otherMechanismsAreNotOffered() {
    assertThat(SaslServer.of("CRAM-MD5", USERS, tries)).isEmpty();
    assertThat(SaslServer.of("", USERS, tries)).isEmpty();
  }

  @Test
  void theThirdWrongLoginEndsTheConnection() {
    assertDenied(plain("\0anna\0one"), "535 5.7.8 ");
    assertDenied(plain("\0nobody\0two"), "535 5.7.8 ");
    assertThat(plain("\0anna\0three"))
        .isEqualTo(new Denied("421 4.7.0 too many failed logins, closing", true));
  }

  @Test
  void aRightLoginBetweenThemForgives() {
    plain("\0anna\0one");
    plain("\0anna\0two");
    plain("\0anna\0geheim");
    assertDenied(plain("\0anna\0one"), "535 5.7.8 ");
  }

  @Test
  void passwordsAreNotPrinted() {
    SaslServer server = server("LOGIN");
    server.next(base64("geheim"));
    assertThat(USERS + " " + server + " " + tries + " " + limits).doesNotContain("geheim");
  }

  @Property(tries = 200)
  void nothingThatAClientSaysBreaksIt(
      @ForAll @StringLength(max = 60) String line, @ForAll @Size(max = 60) byte[] octets) {
    for (String mechanism : new String[] {"PLAIN", "LOGIN"}) {
      SaslServer server = server(mechanism);
      server.next(null);
      server.next(line);
      server.next(Base64.getEncoder().encodeToString(octets));
      assertThat(server(mechanism).next(line)).isNotInstanceOf(Granted.class);
    }
  }

  private SaslServer server(String mechanism) {
    return SaslServer.of(mechanism, USERS, tries).orElseThrow();
  }

  private Step plain(String response) {
    return server("PLAIN").next(base64(response));
  }

  private static void assertDenied(Step step, String code) {
    assertThat(step).isInstanceOf(Denied.class);
    Denied denied = (Denied) step;
    assertThat(denied.reply()).startsWith(code);
    assertThat(denied.endConnection()).isFalse();
    Arguments.assertIsReply(denied.reply());
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
