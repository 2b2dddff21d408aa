package io.postern.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.wire.Secret;
import java.io.IOException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProviderSpeaksPop3Test {
  private static final String USER = "info@company.example";
  private Provider provider;

  @BeforeEach
  void start() throws IOException {
    provider = new Provider();
    provider.open(USER, new Secret("open sesame"));
  }

  @AfterEach
  void stop() throws IOException {
    provider.close();
  }

  private void deliver(String mail) {
    provider.deliver(USER, mail.getBytes(ISO_8859_1));
  }

  private Conversation loggedIn() throws IOException {
    Conversation client = new Conversation(provider.port());
    assertThat(client.hear()).startsWith("+OK");
    assertThat(client.say("USER " + USER)).startsWith("+OK");
    assertThat(client.say("PASS open sesame")).startsWith("+OK");
    return client;
  }

  @Test
  void aMailComesOutAsItWasPutInWhateverIsInside() throws IOException {
    deliver("Subject: \u00fc\r\n\r\n.\r\n..\r\nbare\nlf\n.\n bare\rcr\r.\r\0nul\r\n");
    try (Conversation client = loggedIn()) {
      assertThat(client.say("RETR 1")).startsWith("+OK");
      assertThat(client.hearContent())
          .isEqualTo(
              "Subject: \u00fc\r\n\r\n..\r\n...\r\nbare\nlf\n.\n bare\rcr\r.\r\0nul\r\n.\r\n");
    }
  }

  @Test
  void aMailWithoutLastLineEndAndAnEmptyOneAreEndedProperly() throws IOException {
    deliver("no end");
    deliver("");
    try (Conversation client = loggedIn()) {
      client.say("RETR 1");
      assertThat(client.hearContent()).isEqualTo("no end\r\n.\r\n");
      assertThat(client.say("RETR 2")).isEqualTo("+OK 0 octets");
      assertThat(client.hearContent()).isEqualTo(".\r\n");
    }
  }

  @Test
  void listTellsSizesAndUidlTellsNamesThatStay() throws IOException {
    deliver("12345\r\n");
    deliver("1\r\n");
    String first;
    try (Conversation client = loggedIn()) {
      assertThat(client.say("STAT")).isEqualTo("+OK 2 10");
      client.say("LIST");
      assertThat(client.hearContent()).isEqualTo("1 7\r\n2 3\r\n.\r\n");
      assertThat(client.say("LIST 2")).isEqualTo("+OK 2 3");
      client.say("UIDL");
      String[] names = client.hearContent().split("\r\n");
      assertThat(new HashSet<>(List.of(names))).hasSize(3);
      first = client.say("UIDL 1");
    }
    try (Conversation client = eventuallyLoggedIn()) {
      assertThat(client.say("UIDL 1")).isEqualTo(first);
    }
  }

  private Conversation eventuallyLoggedIn() {
    return await()
        .ignoreExceptionsMatching(AssertionError.class::isInstance)
        .until(this::loggedIn, c -> true);
  }

  @Test
  void topGivesTheHeaderAndAsManyLinesAsAskedFor() throws IOException {
    deliver("A: 1\r\nB: 2\r\n\r\n.one\r\ntwo\r\nthree\r\n");
    try (Conversation client = loggedIn()) {
      client.say("TOP 1 0");
      assertThat(client.hearContent()).isEqualTo("A: 1\r\nB: 2\r\n\r\n.\r\n");
      client.say("TOP 1 2");
      assertThat(client.hearContent()).isEqualTo("A: 1\r\nB: 2\r\n\r\n..one\r\ntwo\r\n.\r\n");
      client.say("TOP 1 99");
      assertThat(client.hearContent()).endsWith("three\r\n.\r\n");
      assertThat(client.say("TOP 1")).startsWith("-ERR");
    }
  }

  @Test
  void whatIsDeletedIsGoneAfterQuit() throws IOException {
    deliver("one\r\n");
    deliver("two\r\n");
    try (Conversation client = loggedIn()) {
      assertThat(client.say("DELE 1")).startsWith("+OK");
      assertThat(client.say("RETR 1")).startsWith("-ERR");
      assertThat(client.say("STAT")).isEqualTo("+OK 1 5");
      assertThat(provider.count(USER)).isEqualTo(2);
      assertThat(client.say("QUIT")).startsWith("+OK");
    }
    assertThat(provider.count(USER)).isEqualTo(1);
  }

  @Test
  void aClientThatLeavesWithoutQuitHasDeletedNothing() throws IOException {
    deliver("one\r\n");
    try (Conversation client = loggedIn()) {
      assertThat(client.say("DELE 1")).startsWith("+OK");
    }
    try (Conversation client = eventuallyLoggedIn()) {
      assertThat(client.say("STAT")).isEqualTo("+OK 1 5");
    }
  }

  @Test
  void resetUndeletes() throws IOException {
    deliver("one\r\n");
    try (Conversation client = loggedIn()) {
      client.say("DELE 1");
      assertThat(client.say("RSET")).startsWith("+OK");
      client.say("QUIT");
    }
    assertThat(provider.count(USER)).isEqualTo(1);
  }

  @Test
  void aSecondSessionHearsThatTheMailboxIsInUse() throws IOException {
    try (Conversation first = loggedIn();
        Conversation second = new Conversation(provider.port())) {
      second.hear();
      second.say("USER " + USER);
      assertThat(second.say("PASS open sesame")).startsWith("-ERR [IN-USE]");
      first.say("QUIT");
      assertThat(second.say("PASS open sesame")).startsWith("+OK");
    }
  }

  @Test
  void aMailThatArrivesDuringASessionBelongsToTheNext() throws IOException {
    deliver("one\r\n");
    try (Conversation client = loggedIn()) {
      deliver("two\r\n");
      assertThat(client.say("STAT")).isEqualTo("+OK 1 5");
      client.say("DELE 1");
      client.say("QUIT");
    }
    assertThat(provider.count(USER)).isEqualTo(1);
  }

  @Test
  void saslPlainIsUnderstoodInOneLineAndInTwo() throws IOException {
    String response =
        Base64.getEncoder().encodeToString(("\0" + USER + "\0open sesame").getBytes(ISO_8859_1));
    try (Conversation client = new Conversation(provider.port())) {
      client.hear();
      assertThat(client.say("AUTH PLAIN " + response)).startsWith("+OK");
      client.say("QUIT");
    }
    try (Conversation client = new Conversation(provider.port())) {
      client.hear();
      assertThat(client.say("AUTH PLAIN")).isEqualTo("+");
      assertThat(client.say(response)).startsWith("+OK");
    }
  }

  @Test
  void aWrongPasswordIsToldApartAndTheFifthEndsTheConversation() throws IOException {
    try (Conversation client = new Conversation(provider.port())) {
      client.hear();
      for (int i = 0; i < 5; i++) {
        client.say("USER " + USER);
        assertThat(client.say("PASS wrong" + i)).startsWith("-ERR [AUTH]");
      }
      assertThat(client.isClosedByPeer()).isTrue();
    }
  }

  @Test
  void nothingIsShownBeforeTheLogin() throws IOException {
    deliver("one\r\n");
    try (Conversation client = new Conversation(provider.port())) {
      client.hear();
      for (String command : List.of("STAT", "RETR 1", "DELE 1")) {
        assertThat(client.say(command)).startsWith("-ERR");
      }
    }
    assertThat(provider.count(USER)).isEqualTo(1);
  }

  @Test
  void capabilitiesAreTold() throws IOException {
    try (Conversation client = new Conversation(provider.port())) {
      client.hear();
      client.say("CAPA");
      assertThat(Set.of(client.hearContent().split("\r\n")))
          .contains("UIDL", "TOP", "USER", "SASL PLAIN", "PIPELINING");
    }
  }

  @Test
  void commandsMayComeInOnePacket() throws IOException {
    deliver("one\r\n");
    deliver("two\r\n");
    try (Conversation client = loggedIn()) {
      client.send("RETR 1\r\nRETR 2\r\nDELE 1\r\nDELE 2\r\nQUIT\r\n");
      assertThat(client.hear()).isEqualTo("+OK 5 octets");
      assertThat(client.hearContent()).isEqualTo("one\r\n.\r\n");
      assertThat(client.hear()).isEqualTo("+OK 5 octets");
      assertThat(client.hearContent()).isEqualTo("two\r\n.\r\n");
      assertThat(client.hear()).startsWith("+OK");
      assertThat(client.hear()).startsWith("+OK");
      assertThat(client.hear()).startsWith("+OK");
    }
    assertThat(provider.count(USER)).isZero();
  }

  @Test
  void nonsenseIsAnsweredAndEndlessLinesAreNotRead() throws IOException {
    try (Conversation client = loggedIn()) {
      for (String nonsense :
          List.of("RETR", "RETR -1", "RETR 99999999999", "RETR 1", "XYZZY \u0007")) {
        assertThat(client.say(nonsense)).startsWith("-ERR");
      }
      client.send("x".repeat(3_000));
      assertThat(client.isClosedByPeer()).isTrue();
    }
  }

  @Test
  void anAccountThatDoesNotExistGetsNoMail() {
    assertThatThrownBy(() -> provider.deliver("nobody@company.example", new byte[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nobody@company.example");
  }
}
