package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.deliver.FakeSmtp;
import io.postern.deliver.ReceivedMail;
import io.postern.wire.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How outgoing mail is meant to go, as the old product's handbook shows it: the internal server
 * hands it over, it rests for a while so that somebody can still take it back, an operator looks
 * into the queue, and the provider's server gets it with our login.
 */
class ReferenceExampleTest {
  private static final String SENDER = "support@company.example";
  private static final String RECIPIENT = "webmaster@other.example";
  private static final String SUBJECT = "This is an outgoing message";
  private static final Secret PASSWORD = new Secret("the-word-of-the-company");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int OCTETS = 7_577;

  @TempDir private Path home;
  private FakeSmtp smarthost;
  private SmtpSink internalServer;
  private SendingSite site;
  private GatewayProcess gateway;

  @BeforeEach
  void start() throws IOException {
    smarthost =
        FakeSmtp.start()
            .offering("SIZE 21000000", "DSN", "8BITMIME", "AUTH PLAIN LOGIN")
            .login("company:" + PASSWORD.reveal());
    internalServer = SmtpSink.keepingContent();
    site =
        new SendingSite(internalServer.port())
            .smarthost("isp", smarthost.port(), "username: company", "password: \"{{env:WORD}}\"")
            .accept("senders: [{address: " + SENDER + "}]")
            .also("queue: {freeze: {normal: 10m}}");
    gateway = site.gateway(home).environment("WORD", PASSWORD.reveal()).start();
  }

  @AfterEach
  void stop() throws IOException {
    gateway.close();
    internalServer.close();
    smarthost.close();
  }

  @Test
  void aMailRestsIsFrozenIsUnfrozenAndSentAndAnotherIsTakenBack() throws Exception {
    String mail = handOver("3 (Normal)", SUBJECT);
    theLogTellsThatItCame(mail);
    itStaysForTenMinutes(mail);

    handOver("1 (Highest)", "Urgent");
    theseHaveLeft("Urgent");

    queue("freeze", mail);
    assertThat(inQueue(mail).path("due").asText()).as("until somebody unfreezes it").isEmpty();
    queue("unfreeze", mail);
    theseHaveLeft("Urgent", SUBJECT);
    theLogTellsThatItWasSent(mail);
    theSmarthostHeardWhatTheSenderWantsToHear();

    String mistake = handOver("3 (Normal)", "Sent by mistake");
    queue("return", mistake);
    itsSenderHasItBack(mistake);
    await().atMost(PATIENCE).until(() -> queue("list", "--json").json().isEmpty());
    theseHaveLeft("Urgent", SUBJECT);
    gateway.assertNothingSays(PASSWORD);
  }

  private void theLogTellsThatItCame(String id) {
    assertOutput(
        "Queue [1] ESMTP Connection accepted from: mailserver.company.example",
        "Queue [1] Mail From: <" + SENDER + "> SIZE=" + OCTETS + " RET=FULL (" + id + ")",
        "Queue [1] Rcpt To: <" + RECIPIENT + "> NOTIFY=FAILURE,DELAY",
        "Queue [1] Subject: " + SUBJECT,
        "Queue [1] Connection closed.");
  }

  private void itStaysForTenMinutes(String id) throws Exception {
    JsonNode resting = inQueue(id);
    assertThat(resting.path("state").asText()).isEqualTo("frozen");
    assertThat(resting.path("priority").asText()).isEqualTo("normal");
    assertThat(resting.path("sender").asText()).isEqualTo("<" + SENDER + ">");
    assertThat(resting.path("recipients")).extracting(JsonNode::asText).containsExactly(RECIPIENT);
    assertThat(resting.path("subject").asText()).isEqualTo(SUBJECT);
    Instant accepted = Instant.parse(resting.path("accepted").asText());
    assertThat(Instant.parse(resting.path("due").asText()))
        .isCloseTo(accepted.plus(Duration.ofMinutes(10)), within(10, ChronoUnit.SECONDS));
  }

  private void theseHaveLeft(String... subjects) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(subjectsSent()).containsExactly(subjects));
  }

  private void theLogTellsThatItWasSent(String id) {
    assertOutput(
        "Send: Connecting to 127.0.0.1...Login successful...done. (ESMTP, Max size: 21000000, DSN)",
        "Send: Mail From: <" + SENDER + "> (" + id + ", 7.6 kb, queued: ",
        "Send: Rcpt To: <" + RECIPIENT + ">",
        "Send: Subject: " + SUBJECT,
        "Send: Message sent (7.6 kb).");
  }

  private void theSmarthostHeardWhatTheSenderWantsToHear() {
    assertThat(smarthost.commands())
        .filteredOn(said -> said.startsWith("MAIL FROM:<" + SENDER + ">"))
        .hasSize(2)
        .allSatisfy(said -> assertThat(said).contains(" RET=FULL"));
    assertThat(smarthost.commands())
        .filteredOn(said -> said.startsWith("RCPT TO:<" + RECIPIENT + ">"))
        .hasSize(2)
        .allSatisfy(
            said -> assertThat(said).containsPattern("NOTIFY=(FAILURE,DELAY|DELAY,FAILURE)"));
  }

  private void itsSenderHasItBack(String id) {
    internalServer.awaitCount(1, PATIENCE);
    assertThat(internalServer.count()).isEqualTo(1);
    SinkMail notice = internalServer.mails().get(0);
    assertThat(notice.sender()).isEmpty();
    assertThat(notice.recipients()).containsExactly(SENDER);
    assertThat(new String(notice.content().orElseThrow(), StandardCharsets.UTF_8))
        .contains("Subject: Returned, not sent: Sent by mistake", "report-type=delivery-status")
        .contains("Final-Recipient: rfc822; " + RECIPIENT, "Action: failed", "Gateway ID  " + id)
        .as("RET=FULL: the whole mail")
        .contains("Content-Type: message/rfc822", "x".repeat(60));
  }

  /** As Exchange or Dovecot would; the gateway's name for the mail. */
  private String handOver(String priority, String subject) throws IOException {
    String header = "From: <%s>\r\nSubject: %s\r\nX-Priority: %s\r\n\r\n";
    StringBuilder mail = new StringBuilder(header.formatted(SENDER, subject, priority));
    while (mail.length() < OCTETS - 2) {
      mail.append("x".repeat(Math.min(60, OCTETS - 2 - mail.length()))).append("\r\n");
    }
    String size = mail.length() + "";
    try (SubmittingClient server = new SubmittingClient(site.acceptPort(), "127.0.0.1")) {
      assertThat(server.say("EHLO mailserver.company.example")).startsWith("250 ");
      String reply =
          server.submit(
              "<" + SENDER + "> SIZE=" + size + " RET=FULL",
              List.of("<" + RECIPIENT + "> NOTIFY=FAILURE,DELAY"),
              mail.toString().getBytes(StandardCharsets.US_ASCII));
      assertThat(reply).startsWith("250 2.0.0 Ok: queued as ");
      assertThat(server.say("QUIT")).startsWith("221");
      return reply.substring("250 2.0.0 Ok: queued as ".length());
    }
  }

  private void assertOutput(String... lines) {
    for (String line : lines) {
      gateway.awaitOutput(line, PATIENCE);
    }
    assertThat(gateway.output()).containsSubsequence(lines);
  }

  private JsonNode inQueue(String id) throws Exception {
    for (JsonNode mail : queue("list", "--json").json()) {
      if (mail.path("id").asText().equals(id)) {
        return mail;
      }
    }
    throw new AssertionError(id + " is not in the queue");
  }

  private PosternCommand queue(String... words) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("queue"));
    all.addAll(Arrays.asList(words));
    PosternCommand said = PosternCommand.at(home, all.toArray(String[]::new));
    assertThat(said.exitCode()).as(said.output()).isZero();
    return said;
  }

  private List<String> subjectsSent() {
    return smarthost.mails().stream().map(ReferenceExampleTest::subject).toList();
  }

  private static String subject(ReceivedMail mail) {
    return new String(mail.content(), StandardCharsets.ISO_8859_1)
        .lines()
        .filter(line -> line.startsWith("Subject: "))
        .map(line -> line.substring("Subject: ".length()))
        .findFirst()
        .orElseThrow();
  }
}
