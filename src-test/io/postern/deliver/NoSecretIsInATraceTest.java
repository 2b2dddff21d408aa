package io.postern.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Delivered;
import io.postern.trace.Transcript;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A trace shows the dialogue, and neither what is secret in it nor what is private (F129). */
class NoSecretIsInATraceTest {
  private static final String MAIL = "Subject: hello\r\n\r\nvery private words\r\n";
  private static final String USER = "the-user";
  private static final String PASSWORD = "s3cret-\u00fc-and-long";

  private final Rig rig = new Rig();
  private final FakeSmtp server = rig.server;
  private final Transcript transcript = new Transcript();

  @AfterEach
  void close() {
    rig.close();
  }

  private Outcome send() {
    return rig.trace(transcript).login(USER, PASSWORD).outcome(MAIL);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Neither the secrets nor anything from their middle, in whatever case. */
  private void assertNoSecret() {
    String all = String.join("\n", transcript.lines()).toLowerCase(Locale.ROOT);
    List<String> secrets =
        List.of(
            PASSWORD,
            "s3cret",
            base64(PASSWORD),
            base64(PASSWORD).substring(4, 14),
            base64("\0" + USER + "\0" + PASSWORD),
            base64("\0" + USER + "\0" + PASSWORD).substring(14, 26));
    for (String secret : secrets) {
      assertThat(all).doesNotContain(secret.toLowerCase(Locale.ROOT));
    }
  }

  private String said(String beginning) {
    return server.commands().stream()
        .filter(line -> line.startsWith(beginning))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theDialogueIsShownWithItsContentCounted() {
    assertThat(rig.trace(transcript).outcome(MAIL)).isInstanceOf(Delivered.class);
    assertThat(transcript.lines())
        .containsSubsequence(
            ">> (connected to 127.0.0.1:" + server.port() + ")",
            "<< 220 fake.example ESMTP",
            ">> EHLO gateway.example",
            "<< 250-PIPELINING",
            "<< 250 ENHANCEDSTATUSCODES",
            ">> MAIL FROM:<friend@elsewhere.example> SIZE=" + MAIL.length(),
            ">> RCPT TO:<info@company.example>",
            ">> DATA",
            "<< 250 2.1.0 ok",
            "<< 250 2.1.5 ok",
            "<< 354 go ahead",
            ">> (" + MAIL.length() + " octets of content)",
            "<< 250 2.0.0 queued as 1");
    assertThat(transcript.lines()).noneMatch(line -> line.contains("private"));
  }

  @Test
  void plainIsMasked() {
    server.offering("AUTH PLAIN").login(USER + ":" + PASSWORD);
    assertThat(send()).isInstanceOf(Delivered.class);
    assertThat(transcript.lines())
        .containsSubsequence(">> AUTH PLAIN *****", "<< 235 2.7.0 welcome");
    assertNoSecret();
  }

  @Test
  void bothLinesOfLoginAreMasked() {
    server.offering("AUTH LOGIN").login(USER + ":" + PASSWORD);
    assertThat(send()).isInstanceOf(Delivered.class);
    assertThat(transcript.lines())
        .containsSubsequence(
            ">> AUTH LOGIN",
            "<< 334 VXNlcm5hbWU6",
            ">> *****",
            "<< 334 UGFzc3dvcmQ6",
            ">> *****",
            "<< 235 2.7.0 welcome");
    assertNoSecret();
  }

  @Test
  void theAnswerOfCramMd5IsMasked() {
    server.offering("AUTH CRAM-MD5").login(USER + ":" + PASSWORD);
    assertThat(send()).isInstanceOf(Delivered.class);
    assertThat(transcript.lines())
        .containsSubsequence(">> AUTH CRAM-MD5", ">> *****", "<< 235 2.7.0 welcome");
    String answer = server.commands().get(2);
    String digest =
        new String(Base64.getDecoder().decode(answer), StandardCharsets.UTF_8).split(" ")[1];
    assertThat(transcript.lines())
        .noneMatch(line -> line.contains(answer) || line.contains(digest));
    assertNoSecret();
  }

  @ParameterizedTest
  @ValueSource(strings = {"535 5.7.8 bad: ", "500 ", "what is "})
  void whatAServerRepeatsIsMasked(String beginning) {
    String encoded = base64("\0" + USER + "\0" + PASSWORD);
    String octets =
        new String(PASSWORD.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    server
        .offering("AUTH PLAIN")
        .on("AUTH")
        .say(
            String.join(
                " ",
                beginning,
                encoded,
                encoded.toUpperCase(Locale.ROOT),
                encoded.substring(0, 30),
                octets,
                base64(PASSWORD)));
    Outcome outcome = send();
    assertThat(said("AUTH")).isEqualTo("AUTH PLAIN " + encoded);
    assertThat(transcript.lines()).anyMatch(line -> line.startsWith("<< " + beginning.strip()));
    assertNoSecret();
    assertThat(outcome.text()).doesNotContain("s3cret").doesNotContain(encoded.substring(8, 20));
  }

  @Test
  void whatAServerRepeatsLongAfterTheLoginIsMaskedToo() {
    server.offering("AUTH LOGIN").login(USER + ":" + PASSWORD);
    server.on("MAIL").say("250 hello " + base64(PASSWORD));
    assertThat(send()).isInstanceOf(Delivered.class);
    assertThat(transcript.lines()).contains("<< 250 hello *****");
    assertNoSecret();
  }

  @Test
  void controlCharactersDoNotGetIntoIt() {
    server.on("RCPT").say("550 5.7.1 \u001b[31mred\u0007 \u202e");
    rig.trace(transcript).outcome(MAIL);
    assertThat(transcript.lines())
        .allMatch(line -> line.chars().noneMatch(Character::isISOControl));
    assertThat(transcript.lines()).anyMatch(line -> line.startsWith("<< 550 5.7.1  [31mred"));
  }
}
