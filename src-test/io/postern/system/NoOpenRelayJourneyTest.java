package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever somebody tries who is not in the networks (127.0.0.1), nothing of it leaves; and who is
 * in them (127.0.0.2) sends from the house's addresses to ordinary addresses, and nothing else.
 */
class NoOpenRelayJourneyTest {
  private static final String STRANGER = "127.0.0.1";
  private static final String OURS = "127.0.0.2";
  private static final String FROM = "MAIL FROM:<anna@company.example>";
  private static final String ALLOWED = "bob@other.example";
  private static final byte[] MAIL = PlainMails.mail("relayed", 500);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private static Path home;
  private static SmtpSink smarthost;
  private static SmtpSink server;
  private static SendingSite site;
  private static GatewayProcess gateway;
  private static int allowed;

  @BeforeAll
  static void start() throws IOException {
    smarthost = SmtpSink.digesting();
    server = SmtpSink.digesting();
    site =
        new SendingSite(server.port())
            .smarthost("isp", smarthost.port())
            .accept("networks: [" + OURS + "/32]")
            .accept("users: [{username: anna, password: a-password-of-anna}]")
            .accept("security: starttls")
            .accept("senders: [{address: \"@company.example\"}]");
    gateway = site.gateway(home).start();
  }

  /** All in all, nothing has left but what was allowed, and nobody was sent a notice. */
  @AfterAll
  static void nothingLeftButWhatWasAllowed() throws IOException {
    try {
      QueueOfGateway queue = new QueueOfGateway(home.resolve("data"));
      await().atMost(PATIENCE).until(() -> queue.mails() == 0);
      assertThat(smarthost.count()).isEqualTo(allowed);
      assertThat(smarthost.mails())
          .allSatisfy(mail -> assertThat(mail.recipients()).containsExactly(ALLOWED))
          .allSatisfy(
              mail ->
                  assertThat(mail.sender().toLowerCase(Locale.ROOT))
                      .isIn("anna@company.example", ""));
      assertThat(server.count()).isZero();
    } finally {
      gateway.close();
      smarthost.close();
      server.close();
    }
  }

  private static SubmittingClient from(String address) throws IOException {
    SubmittingClient client = new SubmittingClient(site.acceptPort(), address);
    assertThat(client.greeting()).startsWith("220");
    return client;
  }

  private static SubmittingClient introduced(String address) throws IOException {
    SubmittingClient client = from(address);
    assertThat(client.say("EHLO client.example")).startsWith("250");
    return client;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "[127.0.0.2]",
        "127.0.0.2",
        "gateway.company.example",
        "company.example"
      })
  void aStrangerWhoCallsHimselfByOurNamesIsRefused(String name) throws IOException {
    for (String hello : List.of("EHLO ", "HELO ")) {
      try (SubmittingClient client = from(STRANGER)) {
        client.say(hello + name);
        assertThat(client.say(FROM)).startsWith("530 5.7.0");
        assertThat(client.say("RCPT TO:<" + ALLOWED + ">")).startsWith("503");
        assertThat(client.say("DATA")).startsWith("503");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<anna@company.example>",
        "<>",
        "<postmaster@company.example>",
        "<postmaster@gateway.company.example>",
        "<anna@localhost>",
        "<anna@[127.0.0.2]>",
        "<anna>",
        "anna@company.example",
        "<@company.example:anna@other.example>",
        "<anna@company.example> AUTH=<anna@company.example>",
        "<anna@company.example> AUTH=anna",
        "<\"anna@company.example\"@other.example>"
      })
  void aStrangerIsRefusedWhoeverHeClaimsToBe(String sender) throws IOException {
    try (SubmittingClient client = introduced(STRANGER)) {
      assertThat(client.say("MAIL FROM:" + sender)).startsWith("5");
      assertThat(client.say("RCPT TO:<anna@company.example>")).startsWith("503");
      assertThat(client.say("RCPT TO:<" + ALLOWED + ">")).startsWith("503");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "XCLIENT ADDR=127.0.0.2 LOGIN=anna",
        "XFORWARD ADDR=127.0.0.2",
        "PROXY TCP4 127.0.0.2 127.0.0.1 1 2500",
        "AUTH PLAIN AGFubmEAYS1wYXNzd29yZC1vZi1hbm5h",
        "AUTH PLAIN =",
        "AUTH ANONYMOUS",
        "AUTH EXTERNAL YW5uYQ==",
        "ETRN other.example",
        "TURN",
        "SEND FROM:<anna@company.example>",
        "SAML FROM:<anna@company.example>",
        "VRFY anna",
        "EXPN staff"
      })
  void noOtherCommandMakesAStrangerOneOfUs(String command) throws IOException {
    try (SubmittingClient client = introduced(STRANGER)) {
      assertThat(client.say(command)).matches("(5|252).*");
      assertThat(client.say(FROM)).startsWith("530 5.7.0");
    }
  }

  @Test
  void aContentThatComesAllTheSameIsNotTakenForCommands() throws IOException {
    String allAtOnce =
        FROM
            + "\r\nRCPT TO:<bob@other.example>\r\nDATA\r\nSubject: pushed\r\n\r\n.\r\n"
            + FROM
            + "\r\nRCPT TO:<bob@other.example>\r\nDATA\r\nSubject: again\r\n\r\n.\r\nQUIT\r\n";
    try (SubmittingClient client = introduced(STRANGER)) {
      client.send(allAtOnce.getBytes(StandardCharsets.US_ASCII));
      assertThat(client.hear()).startsWith("530 5.7.0");
      assertThat(repliesUntilTheEnd(client)).doesNotContain("\n2", "\n3");
    }
  }

  @Test
  void chunksWithoutATransactionAreReadAndForgotten() throws IOException {
    String chunk = FROM + "\r\nRCPT TO:<bob@other.example>\r\n";
    try (SubmittingClient client = introduced(STRANGER)) {
      String command = "BDAT " + chunk.length() + " LAST\r\n" + chunk;
      client.send(command.getBytes(StandardCharsets.US_ASCII));
      assertThat(client.hear()).startsWith("503");
      assertThat(client.say("NOOP")).startsWith("250");
    }
  }

  private static String repliesUntilTheEnd(SubmittingClient client) throws IOException {
    StringBuilder replies = new StringBuilder();
    try {
      while (true) {
        replies.append('\n').append(client.hear());
      }
    } catch (EOFException | SocketException over) {
      return replies.toString();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<victim%other.example@company.example>",
        "<victim%other.example%third.example@company.example>",
        "<other.example!victim@company.example>",
        "<third.example!other.example!victim>",
        "<\"victim@other.example\">",
        "<\"victim%other.example\"@company.example>",
        "<victim@other.example@company.example>",
        "<victim@[127.0.0.1]>",
        "<victim@[IPv6:::1]>",
        "<victim%other.example@[127.0.0.1]>",
        "<@company.example:victim%other.example@company.example>",
        "<@company.example:other.example!victim@company.example>",
        "<victim@other.example>,<second@other.example>",
        "<|/bin/sh@other.example",
        "<>",
        "<postmaster>",
        "<victim@other.example\0@company.example>"
      })
  void aRecipientThatIsARouteIsRefusedFromOurNetworkToo(String recipient) throws IOException {
    try (SubmittingClient client = introduced(OURS)) {
      assertThat(client.say(FROM)).startsWith("250");
      assertThat(client.say("RCPT TO:" + recipient)).startsWith("5");
      assertThat(client.say("DATA")).startsWith("503");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<ceo@bank.example>",
        "<anna@company.example.evil.example>",
        "<anna@sub.company.example>",
        "<\"anna@company.example\"@evil.example>",
        "<anna%company.example@evil.example>"
      })
  void aSenderWhoIsNotOfTheHouseIsRefusedFromOurNetworkToo(String sender) throws IOException {
    try (SubmittingClient client = introduced(OURS)) {
      assertThat(client.say("MAIL FROM:" + sender)).startsWith("550 5.7.1");
      assertThat(client.say("RCPT TO:<" + ALLOWED + ">")).startsWith("503");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<anna@company.example>", "<ANNA@COMPANY.EXAMPLE>", "<>"})
  void whatIsAllowedGoesToItsEnvelopeRecipientAndToNobodyWhomTheHeaderNames(String sender)
      throws IOException {
    String header = "Bcc: victim@other.example\r\nResent-To: victim@third.example\r\n";
    byte[] mail = (header + "To: x@y.example\r\n\r\nhello\r\n").getBytes(StandardCharsets.US_ASCII);
    try (SubmittingClient client = introduced(OURS)) {
      assertThat(client.submit(sender, List.of("<" + ALLOWED + ">"), mail)).startsWith("250 2.0.0");
      allowed++;
    }
  }

  @Test
  void aMailAfterRefusalsIsTheOnlyOneThatLeaves() throws IOException {
    try (SubmittingClient client = introduced(OURS)) {
      client.say("MAIL FROM:<ceo@bank.example>");
      assertThat(client.say(FROM)).startsWith("250");
      assertThat(client.say("RCPT TO:<victim%x.example@company.example>")).startsWith("553");
      assertThat(client.say("RCPT TO:<victim@[127.0.0.1]>")).startsWith("553");
      assertThat(client.say("RSET")).startsWith("250");
      assertThat(client.say("RCPT TO:<" + ALLOWED + ">")).startsWith("503");
      assertThat(client.submit("<anna@company.example>", List.of("<" + ALLOWED + ">"), MAIL))
          .startsWith("250 2.0.0");
      allowed++;
    }
  }
}
