package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * {@code ./postern check} finds what is wrong in a home folder (F133), and mentions what may not be
 * meant.
 */
class CheckFindsWhatIsWrongTest extends CheckedHome {
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

  /** Nothing secret is in it but the mail itself. */
  @Test
  void scannersOnOtherMachinesThatGetMailInClearTextAreMentioned() throws IOException {
    write(
        "application.yaml",
        GOOD
            + """
              inspect:
                antivirus:
                  clamd: {address: "192.0.2.9"}
                  icap: {address: "[2001:db8::1]:1345", service: scan}
                spam:
                  spamassassin: {address: "spam.company.example"}
                  rspamd: {url: "http://192.0.2.20:11333"}
            """);
    assertThat(check().lines().stream().filter(line -> line.contains("clear text")))
        .containsExactly(
            "hint: postern.inspect.antivirus.clamd.address: whole mails go to 192.0.2.9:3310 in"
                + " clear text; a scanner on this machine, or a tunnel to it, would keep them"
                + " private",
            "hint: postern.inspect.antivirus.icap.address: whole mails go to [2001:db8::1]:1345 in"
                + " clear text; a scanner on this machine, or a tunnel to it, would keep them"
                + " private",
            "hint: postern.inspect.spam.spamassassin.address: whole mails go to"
                + " spam.company.example:783 in clear text; a scanner on this machine, or a tunnel"
                + " to it, would keep them private",
            "hint: postern.inspect.spam.rspamd.url: whole mails go to 192.0.2.20 in clear text;"
                + " https would keep them private");
  }

  @Test
  void scannersOnThisMachineOrBehindHttpsAreNotMentioned() throws IOException {
    write(
        "application.yaml",
        GOOD
            + """
              inspect:
                antivirus:
                  clamd: {address: /run/clamav/clamd.ctl}
                  icap: {address: "[::1]:1345", service: scan}
                spam:
                  spamassassin: {address: "localhost"}
                  rspamd: {url: "https://scan.company.example", password: geheim-8f2}
            """);
    assertThat(check().lines()).noneMatch(line -> line.contains("clear text"));
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
}
