package io.postern.accept;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.wire.Secret;
import io.postern.wire.Security;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** TLS (RFC 3207, RFC 8314) and logins (RFC 4954). */
class StartTlsForgetsEverythingTest {
  private static final String LOGIN =
      Base64.getEncoder().encodeToString("\0anna\0right".getBytes(StandardCharsets.UTF_8));
  private static final String WRONG =
      Base64.getEncoder().encodeToString("\0anna\0wrong".getBytes(StandardCharsets.UTF_8));

  private final TestListener listener = new TestListener();

  StartTlsForgetsEverythingTest() {
    listener.security = Security.STARTTLS;
    listener.users = Map.of("anna", new Secret("right"));
  }

  @AfterEach
  void close() throws IOException {
    listener.close();
  }

  @Test
  void loginsAreOfferedUnderTlsOnly() throws IOException {
    listener.start();
    try (Talk talk = listener.talk().expect("220 ")) {
      talk.raw("EHLO c.example\r\n");
      assertThat(talk.reply()).contains("250-STARTTLS").doesNotContain("AUTH");
      talk.say("AUTH PLAIN " + LOGIN, "538 5.7.11").say("STARTTLS", "220 2.0.0").tls();
      talk.raw("EHLO c.example\r\n");
      assertThat(talk.reply()).doesNotContain("STARTTLS").contains("250-AUTH PLAIN LOGIN");
      talk.say("STARTTLS", "502 ").data().say("x: y\r\n\r\n.", "250 ");
    }
    assertThat(listener.mails.get(0).trace()).contains(" with ESMTPS id ");
  }

  @Test
  void whatWasSaidInTheClearDoesNotCount() throws IOException {
    listener.plainAuth = true;
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.say("AUTH PLAIN " + LOGIN, "235 2.7.0")
          .envelope()
          .say("STARTTLS", "220 ")
          .tls()
          .say("MAIL FROM:<a@b.example>", "503 5.5.1")
          .say("EHLO c.example", "250 ")
          .say("RCPT TO:<a@b.example>", "503 5.5.1")
          .say("AUTH PLAIN " + LOGIN, "235 2.7.0");
    }
  }

  @Test
  void commandsBehindStartTlsAreNeverExecuted() throws IOException {
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.raw("STARTTLS\r\nNOOP\r\nMAIL FROM:<i@x.example>\r\n")
          .expect("220 ")
          .tls()
          .say("RCPT TO:<v@y.example>", "503 5.5.1 say MAIL first")
          .say("QUIT", "221 ")
          .expectEnd();
    }
  }

  @Test
  void afterAFailedHandshakeNothingIsSaidInTheClear() throws IOException {
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.say("STARTTLS", "220 ").raw("NOOP\r\nMAIL FROM:<i@x.example>\r\n");
      assertThat(talk.rest()).doesNotContain("250").doesNotContain("503");
    }
  }

  @Test
  void withRequiredTlsNothingGoesBeforeIt() throws IOException {
    listener.requireTls = true;
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.say("MAIL FROM:<a@b.example>", "530 5.7.0")
          .say("AUTH PLAIN " + LOGIN, "530 5.7.0")
          .say("BDAT x", "530 5.7.0")
          .say("NOOP", "250 ")
          .say("STARTTLS", "220 ")
          .tls()
          .say("EHLO c.example", "250 ")
          .envelope();
    }
  }

  @Test
  void tlsFromTheFirstOctetNeedsNoCommand() throws IOException {
    listener.security = Security.TLS;
    listener.start();
    try (Talk talk = listener.talk().tls().expect("220 gateway.example")) {
      talk.say("EHLO c.example", "250 ").say("AUTH PLAIN " + LOGIN, "235 ").data();
      talk.say("x".repeat(100_000) + "\r\n.", "250 ").say("QUIT", "221 ").expectEnd();
    }
    assertThat(listener.mails.get(0).trace()).contains(" with ESMTPSA id ");
    assertThat(listener.mails.get(0).client().user()).contains("anna");
  }

  @Test
  void aLoginMakesAStrangerAUser() throws IOException {
    listener.strange();
    listener.plainAuth = true;
    listener.security = Security.NONE;
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.say("AUTH CRAM-MD5", "504 5.5.4")
          .say("AUTH LOGIN", "334 ")
          .say("*", "501 5.7.0")
          .say("AUTH PLAIN =", "501 5.5.2")
          .say("AUTH PLAIN", "334 ")
          .say("no base64!", "501 5.5.2")
          .say("AUTH LOGIN", "334 VXNlcm5hbWU6")
          .say("YW5uYQ==", "334 UGFzc3dvcmQ6")
          .say("cmlnaHQ=", "235 2.7.0")
          .say("AUTH PLAIN " + LOGIN, "503 5.5.1")
          .data()
          .say("x: y\r\n\r\n.", "250 ");
    }
    assertThat(listener.mails.get(0).trace()).contains(" with ESMTPA id ");
  }

  @Test
  void wrongPasswordsEndTheConnection() throws IOException {
    listener.plainAuth = true;
    listener.start();
    try (Talk talk = listener.introduced()) {
      talk.say("AUTH PLAIN " + WRONG, "535 5.7.8")
          .say("AUTH PLAIN " + WRONG, "535 5.7.8")
          .say("AUTH PLAIN " + WRONG, "421 4.7.0")
          .expectEnd();
    }
  }
}
