package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.deliver.ServerSettings;
import io.postern.fetch.FetchSettings;
import io.postern.fetch.MailboxSettings;
import io.postern.fetch.Retention;
import io.postern.fetch.Schedule;
import io.postern.fetch.SizeLimits;
import io.postern.mail.Address;
import io.postern.route.Recipient;
import io.postern.route.RoutingPolicy;
import io.postern.route.RoutingPolicy.EnvelopeHeader;
import io.postern.route.RoutingPolicy.Unroutable;
import io.postern.wire.Credentials;
import io.postern.wire.Peer;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The settings of a small site become the records that the stations work with (F28, F50). */
class DesignSampleTest {
  private static final String SAMPLE =
      """
      postern:
        data-dir: data
        deliver:
          server: {host: exchange.example.lan, port: 25, security: none, helo: postern.example.lan}
        accounts:
          info:
            host: pop.isp.example
            port: 995
            security: tls
            username: info@company.example
            password: "{{env:SECRET}}"
            schedule: "0 0/5 7-19 ? * MON-FRI"
            leave-on-server: false
            own-addresses: ["@company.example"]
            envelope-header: Delivered-To
            unroutable: info@company.example
            comment: "shared box, NoWarning"
          boss: {host: pop.isp.example, username: boss, password: x}
        recipients:
          - address: sales@company.example
            accounts: [info]
            other-addresses: [verkauf@company.example]
            keywords: [sales]
          - address: boss@company.example
            accounts: [boss]
            all-mail: true
          - name: tickets
            accounts: [info]
            other-addresses: [support@company.example]
            endpoint: "kafka:tickets?brokers=${not.springs.business}"
      """;

  private Definitions definitions;

  @BeforeEach
  void read() throws IOException {
    definitions = Settings.valid(SAMPLE);
  }

  @Test
  void accountsBecomeMailboxesInTheirOrder() {
    Peer peer =
        new Peer(
            "pop.isp.example",
            995,
            Security.TLS,
            Optional.empty(),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60));
    assertThat(definitions.accounts())
        .extracting(AccountDefinition::mailbox)
        .containsExactly(
            new MailboxSettings(
                "info",
                peer,
                new Credentials("info@company.example", new Secret(Settings.SECRET)),
                true,
                new Schedule.Cron("0 0/5 7-19 ? * MON-FRI"),
                Retention.NONE,
                SizeLimits.NONE,
                "shared box, NoWarning"),
            new MailboxSettings(
                "boss",
                peer,
                new Credentials("boss", new Secret("x")),
                true,
                new Schedule.OnDemand(),
                Retention.NONE,
                SizeLimits.NONE,
                ""));
  }

  @Test
  void accountsBecomeRoutingPolicies() {
    assertThat(definitions.accounts())
        .extracting(AccountDefinition::routing)
        .containsExactly(
            new RoutingPolicy(
                "info",
                List.of("@company.example"),
                Optional.of(new EnvelopeHeader("Delivered-To", "{Addr}", 1)),
                new Unroutable.ToMailbox(Address.of("info@company.example"))),
            new RoutingPolicy(
                "boss",
                List.of(),
                Optional.empty(),
                new Unroutable.ToMailbox(Address.of("postmaster@company.example"))));
  }

  @Test
  void recipientsAreMailboxesOrEndpoints() {
    Address sales = Address.of("sales@company.example");
    Address boss = Address.of("boss@company.example");
    assertThat(definitions.recipients())
        .containsExactly(
            new Recipient(
                "sales@company.example",
                Optional.of(sales),
                Optional.empty(),
                List.of("info"),
                false,
                List.of("verkauf@company.example"),
                List.of("sales")),
            new Recipient(
                "boss@company.example",
                Optional.of(boss),
                Optional.empty(),
                List.of("boss"),
                true,
                List.of(),
                List.of()),
            new Recipient(
                "tickets",
                Optional.empty(),
                Optional.of("kafka:tickets?brokers=${not.springs.business}"),
                List.of("info"),
                false,
                List.of("support@company.example"),
                List.of()));
  }

  @Test
  void whatIsNotWrittenIsPreset() {
    assertThat(definitions.dataDir()).isEqualTo(Settings.HOME.resolve("data"));
    assertThat(definitions.fetch())
        .isEqualTo(new FetchSettings(Settings.HOME.resolve("data"), 4, 16, 3, 3, 65_536));
    assertThat(definitions.postmaster()).isEqualTo(Address.of("postmaster@company.example"));
    assertThat(definitions.server())
        .isEqualTo(
            new ServerSettings(
                "server",
                new Peer(
                    "exchange.example.lan",
                    25,
                    Security.NONE,
                    Optional.empty(),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(5)),
                Optional.empty(),
                "postern.example.lan",
                8,
                Duration.ofSeconds(30),
                Duration.ofMinutes(10)));
  }

  @Test
  void noSecretIsPrinted() {
    assertThat(definitions.toString()).isEqualTo("2 accounts, 3 recipients");
    assertThat(definitions.accounts().toString()).contains("***").doesNotContain(Settings.SECRET);
  }
}
