package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./postern check} finds what is wrong in a home folder, starts nothing and leaves nothing.
 */
class CheckTest {
  private static final String GOOD =
      """
      postern:
        deliver: {server: {host: mail.company.example}}
        accounts:
          info: {host: pop.isp.example, username: info, password: "{{env:SECRET}}", every: 5m, between: 07:00-19:00, on: MON-FRI}
          boss: {host: pop.isp.example, username: boss, password: x, schedule: "0 0/5 7-19 ? * MON-FRI", leave-on-server: true, unroutable: leave}
          rare: {host: pop.isp.example, username: rare, password: x, security: none}
        recipients:
          - {address: info@company.example, accounts: [info, rare]}
          - {name: tickets, accounts: [info, boss], all-mail: true, endpoint: "file://user:geheim-8f2@host/in?password=geheim-8f2"}
      """;

  private static final String OUTGOING =
      """
        accept:
          bind: "*"
          port: 587
          security: starttls
          require-tls: true
          networks: 192.0.2.0/24
          users: [{username: a, password: geheim-8f2}, {username: b, password: geheim-8f2}]
          senders: [{address: scanner@company.example, max-size: 20MB}, {address: "@company.example"}]
        rewrite:
          disclaimers: [{domains: company.example, text: a}, {text: b}]
          strip-aliases: true
          real-names: [{address: a@b.example, name: A}]
          silent-drop: ["Not read: ", "Gelesen: "]
        archive: {folder: sent mail}
        queue:
          freeze: {normal: 1m, low: 10m}
          send: {normal: when-connected, low: collect}
          collect: {low: 2h}
        relay:
          smarthosts:
            - name: isp
              domains: company.example
              host: smtp.isp.example
              username: company
              password: geheim-8f2
              senders: [{address: a@company.example, username: a, password: geheim-8f2}]
            - {direct: true}
      """;

  private static final String INSPECTION =
      """
        inspect:
          banned: {attachments: "*.exe"}
          antivirus:
            infected: discard
            file-drop: {folder: scan}
            clamd: {address: /run/clamav/clamd.ctl}
            icap: {address: av.example, service: avscan}
            command: {line: [/usr/bin/scan, "{file}"]}
          spam:
            tag: 5
            discard: 12.5
            spamassassin: {address: 127.0.0.1}
            rspamd: {url: "http://127.0.0.1:11333", password: geheim-8f2}
      """;

  @TempDir Path home;

  @BeforeEach
  void goodSettings() throws IOException {
    write("application.yaml", GOOD);
  }

  private void write(String file, String text) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
  }

  private CheckReport check() {
    return new Check(Settings.surroundings(home)).run();
  }

  @Test
  void aGoodHomeIsSummedUp() {
    CheckReport report = check();
    assertThat(report.lines())
        .containsExactly(
            "3 accounts, 2 recipients",
            "  info: pop.isp.example:995 (tls), every 5m from 07:00 to 19:00 on MON,TUE,WED,THU,FRI"
                + " -> info@company.example, tickets (file://host/in); the rest to"
                + " postmaster@company.example",
            "  boss: pop.isp.example:995 (tls), by cron \"0 0/5 7-19 ? * MON-FRI\", next at Fri"
                + " 2026-11-20 12:05:00, left on the server -> tickets (file://host/in); the rest"
                + " stays at the provider",
            "  rare: pop.isp.example:110 (none), on demand only -> info@company.example; the rest"
                + " to postmaster@company.example",
            "internal server mail.company.example:25 (none), postmaster postmaster@company.example;"
                + " rejected as spam: off",
            "data in " + home.resolve("data"));
    assertThat(report.exitCode()).isZero();
  }

  @Test
  void outgoingMailIsSummedUp() throws IOException {
    write("application.yaml", GOOD + OUTGOING);
    assertThat(check().lines().subList(5, 14))
        .containsExactly(
            "outgoing mail is taken at *:587 (starttls, required), at most 50MB",
            "  from 192.0.2.0/24, 2 users with a login; senders: scanner@company.example (at most"
                + " 20MB), @company.example",
            "  changes: disclaimer for company.example, disclaimer for all domains, aliases"
                + " stripped, 1 real name, dropped by 2 beginnings of its subject",
            "  copies go to the folder " + home.resolve("sent mail"),
            "  queue: high at-once; normal frozen for 1m, then when-connected; low frozen for 10m,"
                + " then collect for 2h",
            "  isp: smtp.isp.example:587 (starttls), login company, 1 sender with an own login, for"
                + " company.example",
            "  direct-2: directly to the recipients' servers, for all domains",
            "  at most 10000 mails in 1s; tried again for 5d",
            "data in " + home.resolve("data"));
  }

  @Test
  void inspectionIsSummedUp() throws IOException {
    write("application.yaml", GOOD + INSPECTION);
    write(
        "rules.yaml",
        """
        rules:
          - {name: allowed, pass: {attachment: "*.pdf"}}
          - {name: for nobody, intercept: {account: nobody}, then: [hold]}
        """);
    List<String> lines = check().lines();
    assertThat(lines.subList(5, 8))
        .containsExactly(
            "mail is inspected: banned attachments, 2 rules in " + home.resolve("rules.yaml"),
            "  antivirus, incoming and outgoing: file-drop "
                + home.resolve("scan")
                + ", clamd /run/clamav/clamd.ctl, icap av.example:1344/avscan, command"
                + " /usr/bin/scan; infected: discard, unknown: hold, no answer: retry",
            "  spam, incoming: spamassassin 127.0.0.1:783, rspamd http://127.0.0.1:11333; tag from"
                + " 5, discard from 12.5; unknown: deliver");
    assertThat(lines.get(8)).startsWith("  hint: rules.yaml:3: rule \"for nobody\": ");
    assertThat(lines).hasSize(10);
  }

  @Test
  void inspectionWithoutScannersIsSummedUp() throws IOException {
    write("application.yaml", GOOD + "  inspect: {language: de}\n");
    assertThat(check().lines().subList(5, 7))
        .containsExactly("mail is inspected: no rules", "data in " + home.resolve("data"));
  }

  @Test
  void rulesAreCheckedToo() throws IOException {
    write("rules.yaml", "rules:\n  - {name: a, pass: {attachment: \"*.pdf\"}, then: [hold]}\n");
    CheckReport report = check();
    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(report.lines().get(0)).startsWith("rules.yaml:2: rules[0].then");
  }

  @Test
  void theScannersFolderMustBeAFolder() throws IOException {
    write("application.yaml", GOOD + INSPECTION);
    write("scan", "a file");
    assertRefused(
        "application.yaml: postern.inspect.antivirus.file-drop.folder: "
            + home.resolve("scan")
            + " is not a folder; expected a folder that can be written to",
        "1 problem");
  }

  @Test
  void aSiteThatOnlySendsIsSummedUp() throws IOException {
    write(
        "application.yaml",
        """
        postern:
          postmaster: postmaster@company.example
          deliver: {server: {host: mail.company.example}}
          relay: {smarthosts: [{host: smtp.isp.example}]}
        """);
    assertThat(check().lines())
        .containsExactly(
            "0 accounts, 0 recipients",
            "internal server mail.company.example:25 (none), postmaster postmaster@company.example;"
                + " rejected as spam: off",
            "outgoing mail is taken at 127.0.0.1:2500 (none), at most 50MB",
            "  from this machine; senders: anybody",
            "  queue: high at-once; normal at-once; low at-once",
            "  smarthost: smtp.isp.example:587 (starttls), for all domains",
            "  at most 10000 mails in 1s; tried again for 5d",
            "data in " + home.resolve("data"));
  }

  /** F142: an old file silently won over the one that people edited. */
  @Test
  void settingsThatMayHideOthersAreMentioned() throws IOException {
    write("config/application.yml", "postern: {fetch: {attempts: 5}}\n");
    List<String> lines = check().lines();
    assertThat(lines.get(lines.size() - 1))
        .isEqualTo(
            "hint: application.yaml and config/application.yml are both read, and what one says may"
                + " be hidden by the other; expected one of them");
  }

  /** F141: after a move, addresses are the old machine's. */
  @Test
  void anAddressOfAnotherMachineIsMentioned() throws IOException {
    write("application.yaml", GOOD + OUTGOING.replace("bind: \"*\"", "bind: 192.0.2.77"));
    List<String> lines = check().lines();
    assertThat(lines.get(lines.size() - 1))
        .isEqualTo(
            "hint: postern.accept.bind: 192.0.2.77 is not an address of this machine, where nobody"
                + " could listen at it");
  }

  @Test
  void nothingIsLeftBehind() throws IOException {
    check();
    try (Stream<Path> files = Files.list(home)) {
      assertThat(files).containsExactly(home.resolve("application.yaml"));
    }
  }

  @Test
  void everyProblemIsALineAndTheyAreCounted() throws IOException {
    write(
        "application.yaml",
        GOOD.replace("every: 5m", "every: 5").replace("rare: {", "rare: {x: y, "));
    assertRefused(
        "application.yaml:4: postern.accounts.info.every: \"5\" is not a duration; expected a number"
            + " and a unit (ms, s, m, h, d), from 100ms to 7d",
        "application.yaml:6: postern.accounts.rare.x: unknown key; expected one of host, security,"
            + " port, pin, username, password, apop, schedule, every, between, on, leave-on-server,"
            + " delete-after, max-size, tell-sender, max-mails, max-octets, own-addresses, envelope-header, unroutable, comment",
        "2 problems");
  }

  @Test
  void aFileThatIsNoYamlIsRefused() throws IOException {
    write("application.yaml", "postern:\n  accounts: [\n");
    assertRefused(
        "application.yaml:3: is not YAML: expected the node content, but found '<stream end>'",
        "1 problem");
  }

  @Test
  void aHomeWithoutSettingsIsRefused() throws IOException {
    Files.delete(home.resolve("application.yaml"));
    assertRefused("application.yaml: not found in " + home + "; expected it there", "1 problem");
  }

  @Test
  void profilesCountAsInARun() throws IOException {
    write("application.yaml", GOOD + "spring: {profiles: {active: night}}\n");
    write("application-night.yaml", "postern:\n  accounts:\n    info: {port: zero}\n");
    assertRefused(
        "application-night.yaml:3: postern.accounts.info.port: \"zero\" is not a port; expected a"
            + " whole number from 1 to 65535",
        "1 problem");
  }

  @Test
  void aKameletMustBearTheNameOfItsFile() throws IOException {
    write("kamelets/good-sink.kamelet.yaml", "metadata: {name: good-sink}\n");
    write("kamelets/other-sink.kamelet.yaml", "metadata: {name: another-sink}\n");
    write("kamelets/empty-sink.kamelet.yaml", "spec: {}\n");
    assertRefused(
        "empty-sink.kamelet.yaml: metadata.name: missing; expected empty-sink",
        "other-sink.kamelet.yaml: metadata.name: \"another-sink\" is not the file's name; expected"
            + " other-sink",
        "2 problems");
  }

  @Test
  void routesMustBeYaml() throws IOException {
    write("routes/good.camel.yaml", "- route: {id: a, from: {uri: direct:a}}\n");
    write("routes/wrong.camel.yaml", "- route: {id: a\n");
    assertRefused(
        "wrong.camel.yaml:2: is not YAML: expected ',' or '}', but got <stream end>", "1 problem");
  }

  @Test
  void theDataFolderMustBeAFolder() throws IOException {
    write("data", "a file");
    assertRefused(
        "application.yaml: postern.data-dir: "
            + home.resolve("data")
            + " is not a folder; expected a folder that can be written to",
        "1 problem");
  }

  @Test
  void whatSpringRefusesIsReportedWithoutItsContent() throws IOException {
    write("application.yaml", GOOD + "spring: {config: {import: \"file:geheim-8f2.yaml\"}}\n");
    assertRefused(
        "application.yaml: Spring Boot refuses it (ConfigDataResourceNotFoundException)",
        "1 problem");
  }

  private void assertRefused(String... lines) {
    CheckReport report = check();
    assertThat(report.lines()).isEqualTo(List.of(lines));
    assertThat(report.exitCode()).isEqualTo(1);
  }

  /** F47. */
  @Test
  void whatIsRejectedAsSpamIsSaid() throws IOException {
    write(
        "application.yaml",
        GOOD.replace(
            "host: mail.company.example}",
            "host: mail.company.example, spam-rejection: {text: Rejected as spam, then: discard}}"));
    assertThat(check().lines())
        .anyMatch(
            line ->
                line.endsWith("; rejected as spam: 550 with \"Rejected as spam\", then discard"));
  }
}
