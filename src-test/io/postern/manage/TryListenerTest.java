package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.accept.AcceptMeter;
import io.postern.accept.AcceptStation;
import io.postern.accept.AcceptTrace;
import io.postern.accept.Intake;
import io.postern.accept.Listener;
import io.postern.account.HomeReading;
import io.postern.account.Outgoing;
import io.postern.account.Reading;
import io.postern.deliver.FakeSmtp;
import io.postern.mail.MailIds;
import io.postern.system.RealServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * "Try to listen for outgoing mail now" says whether the port is free, and else who is there
 * (F132).
 */
class TryListenerTest {
  @TempDir Path home;
  private final int port = RealServers.freePort();
  private Listener listener;

  @BeforeEach
  void configure() throws IOException {
    configure("");
  }

  /** Settings of the listener besides its port. */
  private void configure(String accept) throws IOException {
    Files.writeString(
        home.resolve("application.yaml"),
        """
        postern:
          postmaster: postmaster@company.example
          deliver:
            server: {host: 127.0.0.1, port: 1, helo: gw.example}
          accept: {port: %d%s}
          relay:
            smarthosts: [{direct: true}]
        """
            .formatted(port, accept));
  }

  private void listen() throws IOException {
    Reading reading = HomeReading.of(home);
    assertThat(reading).isInstanceOf(Reading.Valid.class);
    Outgoing outgoing = ((Reading.Valid) reading).definitions().outgoing().orElseThrow();
    Clock clock = Clock.systemUTC();
    listener =
        new Listener(
            new AcceptStation(
                outgoing.accept(),
                home.resolve("certificate"),
                new MailIds(clock),
                clock,
                AcceptMeter.NONE,
                new AcceptTrace(home.resolve("trace.txt"), clock),
                sender -> true),
            (mail, client) -> new Intake.Taken());
    listener.start();
  }

  @AfterEach
  void stop() {
    if (listener != null) {
      listener.close();
    }
  }

  private CommandRun run(String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "try-listener";
    System.arraycopy(words, 0, all, 1, words.length);
    return CommandRun.in(home, all);
  }

  @Test
  void aFreePortIsGood() {
    CommandRun run = run();

    assertThat(run.out().strip())
        .isEqualTo(
            "127.0.0.1:%d: good - 127.0.0.1:%d is free; nothing listens there now"
                .formatted(port, port));
    assertThat(run.code()).isZero();
  }

  @Test
  void posternItselfIsRecognisedAndItsDialogueShown() throws IOException {
    listen();

    CommandRun run = run();

    assertThat(run.out())
        .contains("S: 220 gw.example ESMTP server ready", "C: EHLO gw.example", "PIPELINING")
        .contains("C: QUIT", "good - Postern itself listens on 127.0.0.1:" + port);
    assertThat(run.code()).isZero();
  }

  @Test
  void anotherProgramOnThePortIsNot() throws IOException {
    try (FakeSmtp other = FakeSmtp.startAt(port)) {
      CommandRun run = run();

      assertThat(run.out())
          .contains("NOT GOOD", "is taken by another program; it greets with: 220")
          .contains("Stop that program, or set postern.accept.port");
      assertThat(run.code()).isEqualTo(1);
      assertThat(other.mails()).isEmpty();
    }
  }

  @Test
  void aProgramThatBreaksOffIsNamedAsThat() {
    try (FakeSmtp other = FakeSmtp.startAt(port)) {
      other.on("EHLO").close();

      CommandRun run = run();

      assertThat(run.out()).contains("the SMTP dialogue with it failed");
      assertThat(run.code()).isEqualTo(1);
    }
  }

  @Test
  void whatAProgramSaysCannotCommandTheTerminal() {
    try (FakeSmtp other = FakeSmtp.startAt(port)) {
      other.on(FakeSmtp.GREETING).say("220 \u001b[31mred");

      assertThat(run().out()).contains("S: 220").doesNotContain("\u001b");
    }
  }

  @Test
  void aMailThatWouldBeTakenIsAskedForAndNotSent() throws IOException {
    listen();

    CommandRun run = run("--from", "me@company.example", "--to", "you@customer.example");

    assertThat(run.out())
        .contains("C: MAIL FROM:<me@company.example>", "C: RCPT TO:<you@customer.example>")
        .contains("good -", "takes such a mail from this machine")
        .doesNotContain("DATA");
    assertThat(run.code()).isZero();
    assertThat(run("--from", "<>", "--to", "you@customer.example").out())
        .contains("C: MAIL FROM:<>");
  }

  @Test
  void relayingDeniedIsExplainedByNetworksAndUsers() throws IOException {
    configure(", networks: [192.0.2.0/24]");
    listen();

    CommandRun run = run("--from", "me@company.example", "--to", "you@customer.example");

    assertThat(run.out())
        .contains("550 5.7.1 relaying denied", "NOT GOOD")
        .contains("postern.accept.networks", "postern.accept.users");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void aSenderWhoMayNotSendIsExplained() throws IOException {
    configure(", senders: [{address: \"@company.example\"}]");
    listen();

    CommandRun run = run("--from", "me@elsewhere.example", "--to", "you@customer.example");

    assertThat(run.out()).contains("not permitted", "to postern.accept.senders");
  }

  @ParameterizedTest
  @ValueSource(strings = {", security: tls", ", security: starttls, require-tls: true"})
  void tlsIsGoneThroughWhateverTheCertificate(String security) throws IOException {
    configure(security);
    listen();

    CommandRun run = run("--from", "me@company.example", "--to", "you@customer.example");

    assertThat(run.out()).contains("TLS from here on", "takes such a mail from this machine");
    assertThat(run.code()).isZero();
  }

  @Test
  void anAddressOfAnotherMachineIsExplained() throws IOException {
    configure(", bind: 192.0.2.77");

    CommandRun run = run();

    assertThat(run.out()).contains("nobody can listen on 192.0.2.77", "postern.accept.bind");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void addressesCannotBeTriedWhileNothingListens() {
    CommandRun run = run("--from", "me@company.example", "--to", "you@customer.example");

    assertThat(run.out()).contains("is free", "Start the gateway");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void wrongUsageIsCodeTwo() {
    assertThat(run("--from", "me@company.example").code()).isEqualTo(2);
    assertThat(run("--from", "me", "--to", "you@customer.example").err())
        .contains("\"me\" is no address");
    assertThat(run("--from", "a@b.example", "--to", "x@y.example\r\nDATA").code()).isEqualTo(2);
  }

  @Test
  void wrongSettingsAreNamedAsCheckNamesThem() throws IOException {
    configure(", prot: 25");

    CommandRun run = run();

    assertThat(run.err()).contains("prot");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void whereNoMailIsSentThereIsNothingToTry() throws IOException {
    Files.writeString(
        home.resolve("application.yaml"),
        """
        postern:
          deliver:
            server: {host: 127.0.0.1, port: 1}
          accounts:
            info: {host: pop.isp.example, username: info, password: x, every: 5m}
          recipients:
            - {address: info@company.example, accounts: [info], all-mail: true}
        """);

    CommandRun run = run();

    assertThat(run.err().strip()).isEqualTo("no mail is sent here: postern.relay is not set");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void programsReadJson() throws IOException {
    JsonNode json = run("--json").json();

    assertThat(json).hasSize(1);
    assertThat(json.get(0).path("works").asBoolean()).isTrue();
  }
}
