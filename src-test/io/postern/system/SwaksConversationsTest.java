package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.wire.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an administrator hears who tries the listener with swaks. The scanner at 127.0.0.2 is in the
 * network; whoever comes from 127.0.0.1 has to log in.
 */
class SwaksConversationsTest {
  private static final Secret PASSWORD = new Secret("Gr8-secret-of-anna");
  private static final String SCANNER = "127.0.0.2";
  private static final String FROM = "anna@company.example";
  private static final String TO = "bob@other.example";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private static Path home;
  private static SmtpSink smarthost;
  private static SendingSite site;
  private static GatewayProcess gateway;

  @BeforeAll
  static void start() throws IOException {
    Swaks.require();
    smarthost = SmtpSink.keepingContent().offering("DSN");
    site = site().accept("security: starttls");
    gateway = started(site, home);
  }

  private static SendingSite site() {
    return new SendingSite(smarthost.port())
        .smarthost("isp", smarthost.port())
        .accept("networks: [" + SCANNER + "/32]")
        .accept("users: [{username: anna, password: \"{{env:PASSWORD_OF_ANNA}}\"}]")
        .accept("senders: [{address: \"@company.example\", max-size: 20KB}]");
  }

  private static GatewayProcess started(SendingSite site, Path home) throws IOException {
    return site.gateway(home).environment("PASSWORD_OF_ANNA", PASSWORD.reveal()).start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (gateway != null) {
      gateway.close();
      smarthost.close();
    }
  }

  private static Swaks swaks(String... words) {
    List<String> all = new ArrayList<>(List.of("--from", FROM, "--to", TO));
    all.addAll(Arrays.asList(words));
    return Swaks.to(site.acceptPort(), all.toArray(String[]::new));
  }

  private static Swaks swaksOfTheScanner(String... words) {
    List<String> all = new ArrayList<>(List.of("--local-interface", SCANNER));
    all.addAll(Arrays.asList(words));
    return swaks(all.toArray(String[]::new));
  }

  private static Swaks swaksOfAnna(String mechanism, String password, String... more) {
    List<String> all = new ArrayList<>(List.of("--auth", mechanism, "--auth-user", "anna"));
    all.addAll(List.of("--auth-password", password));
    all.addAll(Arrays.asList(more));
    return swaks(all.toArray(String[]::new));
  }

  /** Sends with a subject of its own and returns what the smarthost got. */
  private static SinkMail arrivedFrom(Swaks said, int before) {
    assertThat(said.exitCode()).as(said.transcript()).isZero();
    assertThat(said.replies()).anyMatch(reply -> reply.startsWith("250 2.0.0 Ok: queued as "));
    smarthost.awaitCount(before + 1, PATIENCE);
    assertThat(smarthost.count()).isEqualTo(before + 1);
    return smarthost.mails().get(before);
  }

  private static void assertRefused(Swaks said, int exitCode, String reply) {
    assertThat(said.exitCode()).as(said.transcript()).isEqualTo(exitCode);
    assertThat(said.replies()).anyMatch(each -> each.startsWith(reply));
    // it knows where it is in the conversation: the farewell is understood
    assertThat(said.replies()).last().asString().startsWith("221 2.0.0 ");
  }

  @Test
  void theScannerSendsWithoutALogin() {
    int before = smarthost.count();
    SinkMail arrived = arrivedFrom(swaksOfTheScanner(), before);
    assertThat(arrived.sender()).isEqualTo(FROM);
    assertThat(arrived.recipients()).containsExactly(TO);
    assertThat(text(arrived)).contains("from pc.company.example ([127.0.0.2])", "with ESMTP id");
  }

  private static String text(SinkMail mail) {
    return new String(mail.content().orElseThrow(), StandardCharsets.US_ASCII);
  }

  @Test
  void aStrangerIsToldToLogIn() {
    assertRefused(swaks(), 23, "530 5.7.0 authentication required from 127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLAIN", "LOGIN"})
  void whoLogsInUnderTlsSendsFromAnywhere(String mechanism) throws IOException {
    int before = smarthost.count();
    SinkMail arrived = arrivedFrom(swaksOfAnna(mechanism, PASSWORD.reveal(), "--tls"), before);
    assertThat(text(arrived)).contains("with ESMTPSA id");
    gateway.assertNothingSays(PASSWORD);
  }

  @Test
  void theScannerSpeaksStarttlsToo() {
    int before = smarthost.count();
    Swaks said = swaksOfTheScanner("--tls");
    assertThat(said.transcript()).contains("STARTTLS", "=== TLS started");
    assertThat(text(arrivedFrom(said, before))).contains("with ESMTPS id");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PLAIN", "LOGIN"})
  void aWrongPasswordIsRefused(String mechanism) {
    Swaks said = swaksOfAnna(mechanism, "wrong", "--tls");
    assertRefused(said, 28, "535 5.7.8 ");
    assertThat(said.transcript()).doesNotContain("queued as");
  }

  @Test
  void withoutTlsNoLoginIsOfferedAndNoneIsTaken() throws IOException {
    Swaks said = swaksOfAnna("PLAIN", PASSWORD.reveal());
    assertThat(said.exitCode()).as(said.transcript()).isEqualTo(28);
    assertThat(said.replies()).noneMatch(reply -> reply.contains("AUTH"));
    assertThat(said.transcript()).contains("Host did not advertise authentication");
    try (SubmittingClient insisting = new SubmittingClient(site.acceptPort())) {
      assertThat(insisting.say("AUTH PLAIN AGFubmEAeA==")).startsWith("538 5.7.11 ");
      assertThat(insisting.say("NOOP")).startsWith("250");
    }
  }

  @Test
  void tlsFromTheFirstOctetWhereTheAdministratorWantsIt(@TempDir Path other) throws IOException {
    SendingSite implicit = site().accept("security: tls");
    try (GatewayProcess second = started(implicit, other)) {
      assertThat(second.isAlive()).isTrue();
      int before = smarthost.count();
      String[] words = {
        "--from", FROM, "--to", TO, "--tls-on-connect", "--auth", "PLAIN", "--auth-user", "anna"
      };
      List<String> all = new ArrayList<>(Arrays.asList(words));
      all.addAll(List.of("--auth-password", PASSWORD.reveal()));
      Swaks said = Swaks.to(implicit.acceptPort(), all.toArray(String[]::new));
      assertThat(said.transcript()).contains("=== TLS started").doesNotContain("STARTTLS");
      assertThat(text(arrivedFrom(said, before))).contains("with ESMTPSA id");
    }
  }

  /**
   * swaks writes the closing bracket behind whatever it is told to be the address, so that the last
   * parameter ends with it; an xtext may (RFC 3461 section 4).
   */
  @Test
  void dsnParametersReachTheSmarthost() {
    int before = smarthost.count();
    Swaks said =
        swaksOfTheScanner(
            "--from", FROM + "> RET=HDRS ENVID=QQ314159",
            "--to", TO + "> NOTIFY=SUCCESS ORCPT=rfc822;robert@other.example");
    assertThat(said.transcript()).contains("250-DSN");
    SinkMail arrived = arrivedFrom(said, before);
    assertThat(arrived.parameters().split(" ")).contains("RET=HDRS", "ENVID=QQ314159>");
    assertThat(arrived.recipientParameters().get(0).split(" "))
        .contains("NOTIFY=SUCCESS", "ORCPT=rfc822;robert@other.example>");
  }

  @Test
  void aDeclaredSizeThatIsTooMuchIsRefusedBeforeTheMailComes() {
    Swaks said = swaksOfTheScanner("--from", FROM + "> SIZE=20481 ENVID=x");
    assertRefused(said, 23, "552 5.3.4 the mail is larger than the 20480 octets allowed");
    assertThat(said.transcript()).doesNotContain("-> DATA");
  }

  @Test
  void anUndeclaredSizeThatIsTooMuchIsRefusedBehindTheMailAndTheConversationGoesOn()
      throws IOException {
    Path body = Files.writeString(home.resolve("large.txt"), ("x".repeat(70) + "\n").repeat(400));
    int before = smarthost.count();
    assertRefused(swaksOfTheScanner("--body", "@" + body), 26, "552 5.3.4 ");
    arrivedFrom(swaksOfTheScanner("--body", "small"), before);
  }

  @Test
  void aSenderWhoIsNotPermittedIsRefused() {
    Swaks said = swaksOfTheScanner("--from", "ceo@bank.example");
    assertRefused(said, 23, "550 5.7.1 this sender is not permitted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "victim%other.example@company.example",
        "other.example!victim@company.example",
        "victim@[127.0.0.1]",
        "\"victim%other.example\"@company.example"
      })
  void anAddressThatIsARouteIsRefused(String trick) {
    assertRefused(swaksOfTheScanner("--to", trick), 24, "553 5.1.3 ");
  }
}
