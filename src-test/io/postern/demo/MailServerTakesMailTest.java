package io.postern.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailServerTakesMailTest {
  private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
  private static final Address SALES = Address.of("sales@company.example");
  private static final Address CLOSED = Address.of("fax@company.example");

  private final List<Arrival> heard = new CopyOnWriteArrayList<>();
  private MailServer server;

  @BeforeEach
  void start() {
    server =
        new MailServer(
            "server.company.example",
            Map.of(CLOSED, "5.2.1 closed"),
            Clock.fixed(NOON, ZoneOffset.UTC),
            heard::add);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Conversation greeted() throws IOException {
    Conversation client = new Conversation(server.port());
    assertThat(client.hear()).startsWith("220 server.company.example ");
    client.say("EHLO test");
    while (client.hear().startsWith("250-")) {
      assertThat(server.accepted()).isZero();
    }
    return client;
  }

  @Test
  void ehloOffersSizePipeliningAndEightBitButNoChunks() throws IOException {
    try (Conversation client = new Conversation(server.port())) {
      client.hear();
      StringBuilder offer = new StringBuilder(client.say("EHLO test"));
      String line = client.hear();
      for (; line.startsWith("250-"); line = client.hear()) {
        offer.append('\n').append(line);
      }
      offer.append('\n').append(line);
      assertThat(offer.toString()).contains("PIPELINING", "8BITMIME", "SIZE 33554432");
      assertThat(offer.toString()).doesNotContain("CHUNKING");
    }
  }

  @Test
  void aMailIsKeptOctetForOctetForEachRecipientAndTheListenerHearsOfIt() throws IOException {
    String mail = "Subject: =?utf-8?Q?=C3=BC?=\r\nX: \u00ff\r\n\r\n.dot\r\nbare\nlf\r\n";
    try (Conversation client = greeted()) {
      client.send(
          "MAIL FROM:<a@b.example> SIZE=60\r\nRCPT TO:<sales@company.example>\r\n"
              + "RCPT TO:<boss@company.example>\r\nDATA\r\n");
      for (String expected : List.of("250", "250", "250", "354")) {
        assertThat(client.hear()).startsWith(expected);
      }
      assertThat(client.say(mail.replace("\r\n.", "\r\n..") + ".")).startsWith("250");
    }
    Arrival arrival = server.mailbox(SALES).get(0);
    assertThat(arrival.content().open().readAllBytes()).isEqualTo(mail.getBytes(ISO_8859_1));
    assertThat(arrival.subject()).isEqualTo("\u00fc");
    assertThat(arrival.at()).isEqualTo(NOON);
    assertThat(arrival.envelope().reversePath()).isEqualTo("<a@b.example>");
    assertThat(server.mailboxes())
        .containsOnlyKeys("boss@company.example", "sales@company.example");
    assertThat(heard).containsExactly(arrival);
  }

  @Test
  void theRefusingMailboxSaysSoAndTheOthersStillGetTheMail() throws IOException {
    try (Conversation client = greeted()) {
      client.say("MAIL FROM:<>");
      assertThat(client.say("RCPT TO:<Fax@company.example>")).isEqualTo("550 5.2.1 closed");
      assertThat(client.say("RCPT TO:<sales@company.example>")).startsWith("250");
      client.say("DATA");
      assertThat(client.say("Subject: x\r\n\r\nx\r\n.")).startsWith("250");
    }
    assertThat(heard).hasSize(1);
    assertThat(heard.get(0).envelope().recipients()).containsExactly(SALES);
    assertThat(heard.get(0).envelope().sender()).isEmpty();
  }

  @Test
  void aMailOverTheLimitIsReadToItsEndAndRefusedAndTheConversationGoesOn() throws IOException {
    try (Conversation client = greeted()) {
      client.say("MAIL FROM:<a@b.example>");
      client.say("RCPT TO:<sales@company.example>");
      assertThat(client.say("DATA")).startsWith("354");
      String megabyte = ("x".repeat(1022) + "\r\n").repeat(1024);
      for (int i = 0; i < 33; i++) {
        client.send(megabyte);
      }
      assertThat(client.say("RCPT TO:<victim@company.example>\r\n.")).startsWith("552");
      assertThat(client.say("MAIL FROM:<a@b.example>")).startsWith("250");
    }
    assertThat(server.accepted()).isZero();
  }

  @Test
  void bdatIsTurnedAwayWithTheClient() throws IOException {
    try (Conversation client = greeted()) {
      client.send("BDAT 27\r\nRCPT TO:<a@company.example>\r\n");
      assertThat(client.hear()).contains("CHUNKING is not offered");
      assertThat(client.isClosedByPeer()).isTrue();
    }
  }

  @Test
  void whatIsNoAddressIsRefused() throws IOException {
    try (Conversation client = greeted()) {
      client.say("MAIL FROM:<a@b.example>");
      assertThat(client.say("RCPT TO:<|/bin/sh>")).startsWith("553");
    }
  }
}
