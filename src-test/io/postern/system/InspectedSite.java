package io.postern.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A gateway that inspects mail of both directions, between Dovecot, an internal server and a
 * smarthost of its own.
 */
final class InspectedSite implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path home;
  private final int acceptPort = RealServers.freePort();
  private final Dovecot dovecot;
  private final SmtpSink internal = SmtpSink.keepingContent();
  private final SmtpSink smarthost = SmtpSink.keepingContent();
  private final SiteSettings settings = new SiteSettings(internal.port());
  private GatewayProcess gateway;

  /**
   * @param home an empty folder
   * @param users accounts at Dovecot, each with the internal mailbox of its name as recipient
   */
  InspectedSite(Path home, List<String> users) throws IOException {
    this.home = home;
    this.dovecot = new Dovecot(users);
    settings.fetch("attempts: 100");
    users.forEach(user -> settings.mailbox(dovecot, user, "every: 500ms"));
    settings.also(
        "accept: {port: " + acceptPort + "}",
        "relay:",
        "  smarthosts:",
        "    - {name: isp, host: 127.0.0.1, port: " + smarthost.port() + ", security: none}");
  }

  /** Adds {@code postern.inspect} with these lines. */
  InspectedSite inspect(String... lines) {
    settings.also("inspect:");
    for (String line : lines) {
      settings.also("  " + line);
    }
    return this;
  }

  /** Writes the file with the rules. */
  InspectedSite rules(String yaml) throws IOException {
    Files.writeString(home.resolve("rules.yaml"), yaml);
    return this;
  }

  /** Starts the gateway and waits until it is ready. */
  InspectedSite start() throws IOException {
    gateway = settings.gateway(home);
    // starts faster; whether the compiler made valid classes is not the question here
    gateway.jvm("-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote").start();
    return this;
  }

  GatewayProcess gateway() {
    return gateway;
  }

  SmtpSink internal() {
    return internal;
  }

  SmtpSink smarthost() {
    return smarthost;
  }

  /** Puts a mail into a user's mailbox at the provider. */
  void fetched(String user, byte[] mail) throws IOException {
    dovecot.deliver(user, mail);
  }

  /** Has one of our users send a mail to a partner; what the client hears at its end. */
  String sent(String user, byte[] mail) throws IOException {
    return SubmittingClient.submitOnce(
        acceptPort,
        "<" + SiteSettings.addressOf(user) + ">",
        List.of("<" + Letters.PARTNER + ">"),
        mail);
  }

  /** Waits until a user's mailbox at the provider is empty. */
  void awaitFetched(String user) {
    await().atMost(PATIENCE).until(() -> dovecot.count(user) == 0);
  }

  /** How many mails a user has at the provider. */
  int leftAtProvider(String user) throws IOException {
    return dovecot.count(user);
  }

  /** Has an account visited, and waits for the end of the visit. */
  void visit(String user) throws IOException, InterruptedException {
    new Console(home).fetch(user);
  }

  /** All that one address alone got, here or outside, as text of one character per octet. */
  List<String> mailsTo(String address) {
    return Stream.concat(internal.mails().stream(), smarthost.mails().stream())
        .filter(mail -> mail.recipients().equals(List.of(address)))
        .map(InspectedSite::text)
        .toList();
  }

  /** Waits until an address has so many mails, and gives them. */
  List<String> awaitMailsTo(String address, int wanted) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(
            () -> assertThat(mailsTo(address)).as(address).hasSizeGreaterThanOrEqualTo(wanted));
    return mailsTo(address);
  }

  /** A mail's content, one character per octet. */
  static String text(SinkMail mail) {
    return text(mail.content().orElseThrow());
  }

  static String text(byte[] octets) {
    return new String(octets, ISO_8859_1);
  }

  /** Why mails of an account are in the hold, newest first. */
  List<String> whyHeld(String user) throws IOException, InterruptedException {
    List<String> reasons = new ArrayList<>();
    for (JsonNode held : new Console(home).held()) {
      if (held.path("account").asText().equals(user)) {
        reasons.add(held.path("reason").asText());
      }
    }
    return reasons;
  }

  /** What journal and queue say, also while the gateway runs. */
  QueueOfGateway books() {
    return new QueueOfGateway(home.resolve("data"));
  }

  /** Fails when a stack trace was printed. */
  void assertNoStackTrace() {
    assertThat(gateway.output().lines())
        .noneMatch(line -> line.startsWith("\tat ") || line.startsWith("Caused by: "));
  }

  @Override
  public void close() throws IOException {
    if (gateway != null) {
      gateway.close();
    }
    internal.close();
    smarthost.close();
    dovecot.close();
  }
}
