package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.accept.AcceptSettings;
import io.postern.mail.Address;
import io.postern.mail.Priority;
import io.postern.queue.QueueSettings;
import io.postern.queue.QueueSettings.Schedule;
import io.postern.queue.QueueSettings.Send;
import io.postern.relay.RelaySettings;
import io.postern.relay.RelaySettings.Smarthost;
import io.postern.rewrite.RewriteSettings;
import io.postern.wire.Credentials;
import io.postern.wire.Network;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One smarthost is enough to send; the rest has presets, and little has to be written. */
class OutgoingDefaultsTest {
  private static final String HOST = "smarthosts: [{host: smtp.isp.example}]";

  private static String site(String relay, String more) {
    return """
        postern:
          postmaster: postmaster@company.example
          deliver: {server: {host: mail.company.example, helo: postern.example}}
          relay: {%s}
        """
            .formatted(relay)
        + more.indent(2);
  }

  private static Outgoing read(String relay, String more) throws IOException {
    return Settings.valid(site(relay, more)).outgoing().orElseThrow();
  }

  @Test
  void aSiteThatOnlySendsNeedsNeitherAccountsNorRecipients() throws IOException {
    Definitions definitions = Settings.valid(site(HOST, ""));
    assertThat(definitions.accounts()).isEmpty();
    assertThat(definitions.recipients()).isEmpty();
    assertThat(definitions.postmaster()).isEqualTo(Address.of("postmaster@company.example"));
    assertThat(definitions).hasToString("0 accounts, 0 recipients, 1 smarthost");
  }

  @Test
  void aSiteMayFetchAndSend() throws IOException {
    Definitions definitions =
        Settings.valid(
            site(
                HOST,
                """
                accounts:
                  info: {host: pop.isp.example, username: info, password: x}
                recipients:
                  - {address: info@company.example, accounts: info}
                """));
    assertThat(definitions).hasToString("1 account, 1 recipient, 1 smarthost");
  }

  @Test
  void theListenerIsForThisMachineOnly() throws IOException {
    assertThat(read(HOST, "").accept())
        .isEqualTo(
            new AcceptSettings(
                InetAddress.getLoopbackAddress(),
                2500,
                "postern.example",
                Security.NONE,
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                List.of(
                    Network.parse("127.0.0.0/8").orElseThrow(),
                    Network.parse("::1/128").orElseThrow()),
                Map.of(),
                List.of(),
                50 << 20,
                1000,
                20,
                200,
                100,
                Duration.ofMinutes(5),
                Duration.ofMinutes(3),
                Duration.ofMinutes(30),
                50,
                Settings.HOME.resolve("data/spool/accept")));
  }

  @Test
  void nothingIsChangedAndNothingIsCopied() throws IOException {
    assertThat(read(HOST, "").rewrite()).isEqualTo(RewriteSettings.NONE);
    assertThat(read(HOST, "").archive()).isEmpty();
  }

  @Test
  void theQueueHoldsNothingBack() throws IOException {
    Schedule atOnce = new Schedule(Send.AT_ONCE, Duration.ZERO, Duration.ofMinutes(30));
    assertThat(read(HOST, "").queue())
        .isEqualTo(
            new QueueSettings(
                Settings.HOME.resolve("data/queue"),
                64 << 10,
                Map.of(Priority.HIGH, atOnce, Priority.NORMAL, atOnce, Priority.LOW, atOnce),
                false));
  }

  @Test
  void sendingIsTriedForFiveDays() throws IOException {
    RelaySettings relay = read(HOST, "").relay();
    assertThat(relay)
        .isEqualTo(
            new RelaySettings(
                relay.smarthosts(),
                12,
                Stream.of(1, 5, 15, 30, 60, 120, 240).map(Duration::ofMinutes).toList(),
                Duration.ofDays(5),
                Duration.ofHours(4),
                10_000,
                Duration.ofSeconds(1),
                Locale.ENGLISH,
                true,
                "postern.example",
                1 << 20));
  }

  @Test
  void aSmarthostTakesAllMailUnderTls() throws IOException {
    Smarthost smarthost = read(HOST, "").relay().smarthosts().get(0);
    assertThat(smarthost.name()).isEqualTo("smarthost");
    assertThat(smarthost.domains()).containsExactly("*");
    assertThat(smarthost.senders()).isEmpty();
    assertThat(smarthost.server().orElseThrow())
        .hasToString(
            "ServerSettings[name=smarthost, peer=smtp.isp.example:587, login=Optional.empty,"
                + " heloName=postern.example, maxConnections=20, idleTimeout=PT30S,"
                + " finalDotTimeout=PT10M]");
    assertThat(smarthost.server().orElseThrow().peer().security()).isEqualTo(Security.STARTTLS);
  }

  @ParameterizedTest
  @CsvSource({"none,25", "starttls,587", "tls,465"})
  void aSmarthostsPortFollowsItsSecurity(String security, int port) throws IOException {
    Outgoing outgoing =
        read("smarthosts: [{host: smtp.isp.example, security: " + security + "}]", "");
    assertThat(outgoing.relay().smarthosts().get(0).server().orElseThrow().peer().port())
        .isEqualTo(port);
  }

  @Test
  void smarthostsWithoutNamesAreCalledByTheirPlace() throws IOException {
    String hosts =
        "smarthosts: [{host: a, domains: a.example}, {direct: true, domains: b.example},"
            + " {host: c, name: isp, domains: c.example}, {host: d}]";
    assertThat(read(hosts, "").relay().smarthosts())
        .extracting(Smarthost::name)
        .containsExactly("smarthost", "direct-2", "isp", "smarthost-4");
  }

  @ParameterizedTest
  @CsvSource({"localhost", "127.0.0.1", "'::1'"})
  void aPasswordMayGoToThisMachineInTheClear(String host) throws IOException {
    String smarthost =
        "smarthosts: [{host: '" + host + "', security: none, username: u, password: x}]";
    assertThat(read(smarthost, "").relay().smarthosts().get(0).server().orElseThrow().login())
        .contains(new Credentials("u", new Secret("x")));
  }

  @ParameterizedTest
  @CsvSource({"'*',0.0.0.0", "0.0.0.0,0.0.0.0", "'::',::", "'::1',::1", "192.0.2.5,192.0.2.5"})
  void anyAddressCanBeListenedOn(String written, String meant) throws IOException {
    assertThat(read(HOST, "accept: {bind: '" + written + "', port: 0}").accept().bind())
        .isEqualTo(InetAddress.getByName(meant));
  }

  @Test
  void networksMayBeEmptiedForUsersOnly() throws IOException {
    AcceptSettings accept =
        read(HOST, "accept: {networks: [], security: tls, users: [{username: u, password: x}]}")
            .accept();
    assertThat(accept.networks()).isEmpty();
    assertThat(accept.users()).containsExactly(Map.entry("u", new Secret("x")));
  }

  @Test
  void aListenerForThisMachineMayTrustEverybodyThere() throws IOException {
    assertThat(read(HOST, "accept: {networks: [0.0.0.0/0, '::/0']}").accept().networks())
        .hasSize(2);
  }

  @Test
  void namesMayBeWrittenInPlace() throws IOException {
    assertThat(
            read(HOST, "rewrite: {real-names: [{address: a@b.example, name: 'A, B & C'}]}")
                .rewrite()
                .realNames())
        .containsExactly(Map.entry(Address.of("a@b.example"), "A, B & C"));
  }

  @Test
  void aFolderForCopiesIsAnEndpoint() throws IOException {
    assertThat(read(HOST, "archive: {folder: sent mail}").archive())
        .contains("kamelet:folder-recipient-sink?folder=/srv/postern/sent%20mail");
  }

  @Test
  void environmentVariablesWinOverFiles() throws IOException {
    Reading reading =
        Settings.read(
            Map.of(
                "POSTERN_ACCEPT_PORT", "2525",
                "POSTERN_ACCEPT_NETWORKS", "192.0.2.0/24, ::1",
                "POSTERN_QUEUE_FREEZE_LOW", "10m",
                "POSTERN_RELAY_EXPIREAFTER", "1d"),
            site(HOST, "accept: {networks: 10.0.0.0/8}"));
    Outgoing outgoing = ((Reading.Valid) reading).definitions().outgoing().orElseThrow();
    assertThat(outgoing.accept().port()).isEqualTo(2525);
    assertThat(outgoing.accept().networks()).hasToString("[192.0.2.0/24, 0:0:0:0:0:0:0:1/128]");
    assertThat(outgoing.queue().schedules().get(Priority.LOW).freeze())
        .isEqualTo(Duration.ofMinutes(10));
    assertThat(outgoing.relay().expireAfter()).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void withoutAWayOutNothingIsSent() throws IOException {
    Definitions definitions =
        Settings.valid(
            """
            postern:
              deliver: {server: {host: mail.company.example}}
              accounts:
                info: {host: pop.isp.example, username: info, password: x}
              recipients:
                - {address: info@company.example, accounts: info}
            """);
    assertThat(definitions.outgoing()).isEmpty();
  }
}
