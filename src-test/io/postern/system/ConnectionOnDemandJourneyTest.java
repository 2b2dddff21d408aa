package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two accounts and a smarthost behind a line that scripts bring up and take down (F70, F72, F86).
 * Outgoing mail goes when connected anyway.
 */
class ConnectionOnDemandJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path home;
  @TempDir private Path line;
  private final int acceptPort = RealServers.freePort();

  @BeforeAll
  static void require() {
    Dovecot.require();
  }

  /**
   * {@code up} waits for the file {@code go} and fails while there is one called {@code broken}.
   */
  @BeforeEach
  void write() throws IOException {
    program("up", "while [ ! -e go ]; do sleep 0.1; done; [ ! -e broken ] || fail");
    program("down", "true");
    Files.createFile(line.resolve("log"));
    Files.createFile(line.resolve("go"));
  }

  private void program(String name, String does) throws IOException {
    String fail = "fail() { echo no carrier >&2; exit 4; }\n";
    Path file = line.resolve(name);
    Files.writeString(
        file, "#!/bin/sh\ncd " + line + "\n" + fail + "echo " + name + " >> log\n" + does + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private List<String> log() throws IOException {
    return Files.readAllLines(line.resolve("log"));
  }

  private GatewayProcess gateway(Dovecot dovecot, SmtpSink inside, SmtpSink smarthost)
      throws IOException {
    SiteSettings settings = new SiteSettings(inside.port());
    settings.mailbox(dovecot, "anna").mailbox(dovecot, "bert");
    settings.also(
        "accept: {port: " + acceptPort + "}",
        "relay: {smarthosts: [{name: isp, host: 127.0.0.1, port: "
            + smarthost.port()
            + ", security: none}]}",
        "queue: {outgoing-first: true, send: {normal: when-connected}}",
        "connection:",
        "  type: on-demand",
        "  up: [" + line.resolve("up") + ", \"pin-geheim-8f2\"]",
        "  down: [" + line.resolve("down") + "]",
        "  linger: 5s");
    return settings.gateway(home);
  }

  private void submit(String identity) throws IOException {
    byte[] mail = PlainMails.mail(identity, 2_000);
    List<String> to = List.of("<bob@other.example>");
    assertThat(SubmittingClient.submitOnce(acceptPort, "<anna@company.example>", to, mail))
        .startsWith("250");
  }

  @Test
  void theScriptsBracketWhatNeedsTheLineWhateverHappens() throws Exception {
    try (Dovecot dovecot = new Dovecot(List.of("anna", "bert"));
        SmtpSink inside = SmtpSink.digesting();
        SmtpSink smarthost = SmtpSink.digesting();
        GatewayProcess gateway = gateway(dovecot, inside, smarthost).start()) {
      Console console = new Console(home);
      List<String> expected = new ArrayList<>();

      submit("goes along");
      dovecot.deliver("anna", PlainMails.mail("for anna", 2_000));
      dovecot.deliver("bert", PlainMails.mail("for bert", 2_000));
      assertThat(new QueueOfGateway(home.resolve("data")).statesOf("anna@company.example"))
          .containsExactly("frozen");
      assertThat(log()).isEmpty();

      bothAccountsShareOneLine(console);
      expected.addAll(List.of("up", "down"));
      assertThat(inside.identities()).isEqualTo(Map.of("for anna", 1, "for bert", 1));
      assertThat(smarthost.identities()).isEqualTo(Map.of("goes along", 1));
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(log()).isEqualTo(expected));

      submit("stays");
      aLineThatDoesNotComeUpIsToldAndLosesNothing(dovecot, console);
      expected.add("up");
      assertThat(log()).isEqualTo(expected);
      assertThat(smarthost.identities()).hasSize(1);

      said("connection", "up");
      expected.add("up");
      await().atMost(PATIENCE).until(() -> smarthost.identities().containsKey("stays"));
      gateway.kill9();
      gateway.start();
      expected.add("down");
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(log()).isEqualTo(expected));

      assertThat(said("connection", "up")).contains("up since", "in use by a person");
      assertThat(console.fetch("anna")).startsWith("complete: 1 listed, 1 fetched");
      gateway.stop();
      expected.addAll(List.of("up", "down"));
      assertThat(log()).isEqualTo(expected);
      assertThat(gateway.output()).doesNotContain("geheim");
    }
  }

  /** Both sessions have begun before the line is up. */
  private void bothAccountsShareOneLine(Console console) throws Exception {
    Files.delete(line.resolve("go"));
    for (String account : List.of("anna", "bert")) {
      console.call("Accounts", "fetch", account);
      await().atMost(PATIENCE).until(() -> isRunning(console, account));
    }
    Files.createFile(line.resolve("go"));
    for (String account : List.of("anna", "bert")) {
      await().atMost(PATIENCE).until(() -> !isRunning(console, account));
      assertThat(console.call("Accounts", "show", account).path("report").asText())
          .startsWith("complete: 1 listed, 1 fetched");
    }
  }

  private static boolean isRunning(Console console, String account) throws Exception {
    return console.call("Accounts", "show", account).path("state").asText().equals("running");
  }

  private void aLineThatDoesNotComeUpIsToldAndLosesNothing(Dovecot dovecot, Console console)
      throws Exception {
    Files.createFile(line.resolve("broken"));
    dovecot.deliver("anna", PlainMails.mail("for anna later", 2_000));
    assertThat(console.fetch("anna"))
        .startsWith(
            "unreachable (the connection could not be brought up: up ended with code 4: no carrier)");
    assertThat(dovecot.count("anna")).isEqualTo(1);
    assertThat(said("status"))
        .contains("Connection: on demand, down; at ")
        .contains("it could not be brought up: up ended with code 4: no carrier")
        .doesNotContain("geheim");
    Files.delete(line.resolve("broken"));
  }

  private String said(String... words) throws Exception {
    PosternCommand said = PosternCommand.at(home, words);
    assertThat(said.exitCode()).as(said.output()).isZero();
    return said.output();
  }
}
