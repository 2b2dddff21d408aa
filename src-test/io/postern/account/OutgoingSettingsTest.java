package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.accept.AcceptSettings;
import io.postern.accept.PermittedSender;
import io.postern.deliver.ServerSettings;
import io.postern.mail.Address;
import io.postern.mail.Priority;
import io.postern.queue.QueueSettings;
import io.postern.queue.QueueSettings.Schedule;
import io.postern.queue.QueueSettings.Send;
import io.postern.relay.RelaySettings;
import io.postern.relay.RelaySettings.Smarthost;
import io.postern.rewrite.RewriteSettings;
import io.postern.rewrite.RewriteSettings.Disclaimer;
import io.postern.wire.Credentials;
import io.postern.wire.Fingerprint;
import io.postern.wire.Network;
import io.postern.wire.Peer;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is written about outgoing mail arrives in the records that the stations work with. */
class OutgoingSettingsTest {
  private static final String PIN =
      "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  private static final String SAMPLE =
      """
      postern:
        postmaster: postmaster@company.example
        deliver:
          server: {host: mail.company.example, helo: postern.company.example}
        accept:
          bind: 192.0.2.5
          port: 587
          security: starttls
          certificate: chain.pem
          key: key.pem
          require-tls: true
          plain-auth: true
          networks: [192.0.2.0/24, "2001:db8::/32", 198.51.100.7]
          users:
            - {username: scanner, password: "{{env:SECRET}}"}
            - {username: first.last@company.example, password: x}
          senders:
            - {address: Scanner@company.example, max-size: 20MB}
            - {address: "@company.example"}
          max-size: 30MB
          max-recipients: 100
          max-errors: 5
          max-connections: 50
          max-per-source: 10
          idle-timeout: 1m
          data-timeout: 2m
          session-timeout: 10m
          max-hops: 25
        rewrite:
          disclaimers:
            - {domains: [Company.example, other.example], text-file: text, html-file: html}
            - text: |
                One
                Two
          strip-aliases: true
          real-names-file: names
          avoid-empty-sender: true
          silent-drop: ["Not read: ", "Gelesen"]
        archive:
          outgoing: "kafka:sent?brokers=${not.springs.business}"
        queue:
          freeze: {high: 1s, normal: 1m, low: 10m}
          send: {high: at-once, normal: when-connected, low: collect}
          collect: {low: 2h}
          outgoing-first: true
          in-database: 128KB
        relay:
          smarthosts:
            - name: isp
              domains: [company.example]
              host: smtp.isp.example
              port: 2525
              security: tls
              pin: %s
              username: company
              password: "{{env:SECRET}}"
              senders:
                - {address: Boss@Company.example, username: boss, password: y}
              max-connections: 3
              connect-timeout: 5s
              read-timeout: 1m
              idle-timeout: 10s
              final-dot-timeout: 20m
            - {direct: true}
          parallel: 7
          retries: [1m, 1h]
          expire-after: 2d
          warn-after: 1h
          throttle: {mails: 30, per: 1m}
          language: fr
          return-content: false
          max-returned: 200KB
      """
          .formatted(PIN);

  @TempDir Path home;
  private Outgoing outgoing;

  @BeforeEach
  void read() throws IOException {
    Files.writeString(home.resolve("chain.pem"), "x");
    Files.writeString(home.resolve("key.pem"), "x");
    Files.writeString(home.resolve("text"), "\ufeffEin Text\r\nmit Zeilen\r\n\r\n");
    Files.writeString(home.resolve("html"), "<p>Ein Text</p>");
    Files.writeString(
        home.resolve("names"),
        "# our names\n\nsales@company.example  Company Ltd.\r\ninfo@company.example\tDie Information\n");
    Path file = Files.writeString(home.resolve("application.yaml"), SAMPLE);
    outgoing = ((Reading.Valid) Settings.readFile(file)).definitions().outgoing().orElseThrow();
  }

  @Test
  void theListenerIsAsWritten() throws IOException {
    assertThat(outgoing.accept())
        .isEqualTo(
            new AcceptSettings(
                InetAddress.getByName("192.0.2.5"),
                587,
                "postern.company.example",
                Security.STARTTLS,
                Optional.of(home.resolve("chain.pem")),
                Optional.of(home.resolve("key.pem")),
                true,
                true,
                List.of(
                    Network.parse("192.0.2.0/24").orElseThrow(),
                    Network.parse("2001:db8::/32").orElseThrow(),
                    Network.parse("198.51.100.7/32").orElseThrow()),
                Map.of(
                    "scanner",
                    new Secret(Settings.SECRET),
                    "first.last@company.example",
                    new Secret("x")),
                List.of(
                    new PermittedSender("scanner@company.example", OptionalLong.of(20 << 20)),
                    new PermittedSender("@company.example", OptionalLong.empty())),
                30 << 20,
                100,
                5,
                50,
                10,
                Duration.ofMinutes(1),
                Duration.ofMinutes(2),
                Duration.ofMinutes(10),
                25,
                home.resolve("data/spool/accept")));
  }

  @Test
  void changesAreAsWritten() {
    assertThat(outgoing.rewrite())
        .isEqualTo(
            new RewriteSettings(
                List.of(
                    new Disclaimer(
                        List.of("company.example", "other.example"),
                        "Ein Text\nmit Zeilen\n",
                        Optional.of("<p>Ein Text</p>\n")),
                    new Disclaimer(List.of("*"), "One\nTwo\n", Optional.empty())),
                true,
                Map.of(
                    Address.of("sales@company.example"),
                    "Company Ltd.",
                    Address.of("info@company.example"),
                    "Die Information"),
                true,
                List.of("Not read: ", "Gelesen")));
  }

  @Test
  void copiesGoToAnyEndpoint() {
    assertThat(outgoing.archive()).contains("kafka:sent?brokers=${not.springs.business}");
  }

  @Test
  void theQueueIsAsWritten() {
    Duration halfAnHour = Duration.ofMinutes(30);
    assertThat(outgoing.queue())
        .isEqualTo(
            new QueueSettings(
                home.resolve("data/queue"),
                128 << 10,
                Map.of(
                    Priority.HIGH,
                    new Schedule(Send.AT_ONCE, Duration.ofSeconds(1), halfAnHour),
                    Priority.NORMAL,
                    new Schedule(Send.WHEN_CONNECTED, Duration.ofMinutes(1), halfAnHour),
                    Priority.LOW,
                    new Schedule(Send.COLLECT, Duration.ofMinutes(10), Duration.ofHours(2))),
                true));
  }

  @Test
  void theWaysOutAreAsWritten() {
    Peer peer =
        new Peer(
            "smtp.isp.example",
            2525,
            Security.TLS,
            Optional.of(new Fingerprint(PIN)),
            Duration.ofSeconds(5),
            Duration.ofMinutes(1));
    ServerSettings server =
        new ServerSettings(
            "isp",
            peer,
            Optional.of(new Credentials("company", new Secret(Settings.SECRET))),
            "postern.company.example",
            3,
            Duration.ofSeconds(10),
            Duration.ofMinutes(20));
    Map<String, Credentials> senders =
        Map.of("boss@company.example", new Credentials("boss", new Secret("y")));
    assertThat(outgoing.relay().smarthosts())
        .containsExactly(
            new Smarthost("isp", List.of("company.example"), Optional.of(server), senders),
            new Smarthost("direct-2", List.of("*"), Optional.empty(), Map.of()));
  }

  @Test
  void sendingIsAsWritten() {
    assertThat(outgoing.relay())
        .isEqualTo(
            new RelaySettings(
                outgoing.relay().smarthosts(),
                7,
                List.of(Duration.ofMinutes(1), Duration.ofHours(1)),
                Duration.ofDays(2),
                Duration.ofHours(1),
                30,
                Duration.ofMinutes(1),
                Locale.FRENCH,
                false,
                "postern.company.example",
                200 << 10));
  }

  @Test
  void noSecretIsPrinted() {
    assertThat(outgoing).hasToString("2 smarthosts");
    assertThat(outgoing.accept().toString() + outgoing.relay())
        .contains("***")
        .doesNotContain(Settings.SECRET);
  }
}
