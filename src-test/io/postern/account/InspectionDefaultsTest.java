package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.Occasion.Direction;
import io.postern.inspect.Remedy;
import io.postern.inspect.antivirus.ClamdSettings;
import io.postern.inspect.antivirus.FileDropSettings;
import io.postern.inspect.antivirus.IcapSettings;
import io.postern.inspect.antivirus.ScanCommandSettings;
import io.postern.inspect.judge.AntivirusPolicy;
import io.postern.inspect.judge.JudgeSettings;
import io.postern.inspect.judge.Unknown;
import io.postern.inspect.mime.Limits;
import io.postern.inspect.rules.Rule;
import io.postern.inspect.scanner.ScannerAddress;
import io.postern.inspect.spam.ScannerUser;
import io.postern.inspect.spam.SenderLists;
import io.postern.inspect.spam.SizeCap;
import io.postern.inspect.spam.SpamPolicySettings;
import io.postern.inspect.spam.SpamThresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mail is looked into when somebody wrote so, and presets keep on the safe side. */
class InspectionDefaultsTest {
  private static final String RELAY = "relay: {smarthosts: [{host: smtp.isp.example}]%s}";

  @TempDir Path home;

  private static String site(String more) {
    return """
        postern:
          deliver: {server: {host: mail.company.example, helo: postern.example}}
          accounts:
            info: {host: pop.isp.example, username: info, password: x}
          recipients:
            - {address: info@company.example, accounts: info}
        """
        + more.indent(2);
  }

  private static Inspection read(String inspect) throws IOException {
    return Settings.valid(site(inspect)).inspection().orElseThrow();
  }

  private Reading atHome(String more) throws IOException {
    return Settings.readFile(Files.writeString(home.resolve("application.yaml"), site(more)));
  }

  private Optional<Inspection> goodAtHome(String more) throws IOException {
    Reading reading = atHome(more);
    assertThat(reading).isInstanceOf(Reading.Valid.class);
    return ((Reading.Valid) reading).definitions().inspection();
  }

  private void rules(String file, String attachment) throws IOException {
    Files.writeString(
        home.resolve(file),
        "rules: [{name: one, intercept: {attachment: \"" + attachment + "\"}, then: [hold]}]");
  }

  @Test
  void withoutAWordMailIsNotLookedInto() throws IOException {
    assertThat(Settings.valid(site("")).inspection()).isEmpty();
    assertThat(Settings.valid(site("inspect:")).inspection()).isEmpty();
  }

  @Test
  void aFileOfRulesInTheHomeFolderIsEnough() throws IOException {
    rules("rules.yaml", "*.exe");
    Inspection inspection = goodAtHome("").orElseThrow();
    assertThat(inspection.rulesFile()).contains(home.resolve("rules.yaml"));
    assertThat(inspection.rules()).extracting(Rule::name).containsExactly("one");
    assertThat(inspection.antivirus()).isEqualTo(AntivirusScanners.NONE);
    assertThat(inspection.spam()).isEqualTo(SpamScanners.NONE);
    assertThat(inspection.hints()).isEmpty();
  }

  @Test
  void theFileThatIsWrittenCountsInsteadOfTheUsualOne() throws IOException {
    Files.writeString(home.resolve("rules.yaml"), "this is none");
    rules("other", "*.exe");
    assertThat(goodAtHome("inspect: {rules: other}").orElseThrow().rulesFile())
        .contains(home.resolve("other"));
  }

  @Test
  void mistakesInTheUsualFileAreMistakes() throws IOException {
    Files.writeString(home.resolve("rules.yaml"), "rules:\n  - nam: x\n");
    assertThat(((Reading.Invalid) atHome("")).problems())
        .isNotEmpty()
        .allMatch(problem -> problem.file().equals("rules.yaml"))
        .anyMatch(problem -> problem.toString().startsWith("rules.yaml:2: rules[0].nam: "));
  }

  @Test
  void rulesThatSpeakOfNobodyAreHinted() throws IOException {
    Files.writeString(
        home.resolve("rules.yaml"),
        """
        rules:
          - name: for the boss
            intercept: {account: boss}
            then: [hold]
          - name: for info
            intercept: {account: info}
            then: [hold]
          - name: found
            intercept: {finding: "clamd: infected"}
            then: [hold]
        """);
    assertThat(goodAtHome("").orElseThrow().hints())
        .hasSize(2)
        .satisfiesExactly(
            boss -> assertThat(boss).startsWith("rules.yaml:2: rule \"for the boss\": "),
            clamd -> assertThat(clamd).startsWith("rules.yaml:8: rule \"found\": "));
  }

  @Test
  void bannedAttachmentsComeBeforeAllRules() throws IOException {
    rules("rules.yaml", "*.pdf");
    assertThat(goodAtHome("inspect: {banned: {attachments: \"*.exe\"}}").orElseThrow().rules())
        .extracting(Rule::name)
        .containsExactly("banned attachment", "one");
  }

  @Test
  void rulesThatBannedAttachmentsKeepFromEveryMailAreHinted() throws IOException {
    rules("rules.yaml", "*.exe");
    assertThat(goodAtHome("inspect: {banned: {attachments: \"*.exe\"}}").orElseThrow().hints())
        .singleElement()
        .asString()
        .startsWith("rules.yaml:1: rule \"one\": ");
  }

  @Test
  void presetsAreCautious() throws IOException {
    Inspection inspection = read("inspect: {antivirus: {clamd: {address: 127.0.0.1}}}");
    assertThat(inspection.judge())
        .isEqualTo(
            new JudgeSettings(
                AntivirusPolicy.CAUTIOUS, Unknown.HOLD, Optional.empty(), "[UNCHECKED]"));
    assertThat(inspection.limits()).isEqualTo(Limits.standard());
    assertThat(inspection.antivirus().directions())
        .containsExactlyInAnyOrder(Direction.INCOMING, Direction.OUTGOING);
    assertThat(inspection.spam()).isEqualTo(SpamScanners.NONE);
    assertThat(inspection.rules()).isEmpty();
  }

  @Test
  void clamdsPassCountsWithinItsOwnLimitsOnly() throws IOException {
    AntivirusScanners scanners =
        read("inspect: {antivirus: {clamd: {address: 127.0.0.1}}}").antivirus();
    assertThat(scanners.clamd())
        .contains(
            new AntivirusScanners.Scanner<>(
                ClamdSettings.of("clamd", new ScannerAddress.Tcp("127.0.0.1", 3310)),
                OptionalLong.of(25 << 20)));
    assertThat(scanners.fileDrop()).isEmpty();
  }

  @Test
  void scannersHaveTheirOwnPresets() throws IOException {
    AntivirusScanners scanners =
        read("inspect: {antivirus: {file-drop: {folder: /var/scan}, icap: {address: av, service:"
                + " scan}, command: {line: scan}}}")
            .antivirus();
    assertThat(scanners.fileDrop())
        .contains(FileDropSettings.of("file-drop", Path.of("/var/scan")));
    assertThat(scanners.icap())
        .contains(
            new AntivirusScanners.Scanner<>(
                IcapSettings.of("icap", new ScannerAddress.Tcp("av", 1344), "scan"),
                OptionalLong.empty()));
    assertThat(scanners.command())
        .contains(
            new AntivirusScanners.Scanner<>(
                ScanCommandSettings.of(
                    "command", List.of("scan"), Settings.HOME.resolve("data/spool/scan")),
                OptionalLong.empty()));
  }

  @Test
  void spamIsOnlyMarkedUnlessThresholdsAreWritten() throws IOException {
    Inspection inspection = read("inspect: {spam: {spamassassin: {address: 127.0.0.1}}}");
    assertThat(inspection.judge().spam())
        .contains(
            new SpamPolicySettings(
                new SpamThresholds(Optional.empty(), Optional.empty(), Optional.empty()),
                SenderLists.NONE,
                SpamPolicySettings.Unknown.DELIVER,
                "[SPAM]",
                "[NOT SCANNED FOR SPAM]",
                "X-Postern-Spam-"));
    assertThat(inspection.spam().directions()).containsExactly(Direction.INCOMING);
    assertThat(inspection.spam().spamassassin().orElseThrow())
        .satisfies(
            spamd -> {
              assertThat(spamd.address()).hasToString("127.0.0.1:783");
              assertThat(spamd.cap()).isEqualTo(SizeCap.DEFAULT);
              assertThat(spamd.user()).isEqualTo(ScannerUser.NONE);
              assertThat(spamd.hostName()).isEqualTo("postern.example");
            });
  }

  @ParameterizedTest
  @CsvSource({"hold,Hold", "discard,Discard", "return,Return"})
  void bannedAttachmentsHaveOnePolicy(String policy, String remedy) throws IOException {
    String inspect = "inspect: {banned: {attachments: '*.exe', policy: " + policy + "}}\n";
    assertThat(read(inspect + RELAY.formatted("")).rules().get(0).then())
        .hasToString("[" + remedy + "[]]");
  }

  @Test
  void aBannedAttachmentThatPassesIsInAWarning() throws IOException {
    assertThat(
            read("inspect: {banned: {attachments: '*.exe', policy: pass}}").rules().get(0).then())
        .containsExactly(new Remedy.Warn(), new Remedy.Deliver());
  }

  @Test
  void noticesAreInTheLanguageOfTheRelayUnlessWritten() throws IOException {
    String inspect = "inspect: {banned: {attachments: '*.exe'}%s}\n";
    assertThat(read(inspect.formatted("")).language()).isEqualTo(Locale.ENGLISH);
    assertThat(read(inspect.formatted("") + RELAY.formatted(", language: de")).language())
        .isEqualTo(Locale.GERMAN);
    assertThat(
            read(inspect.formatted(", language: fr") + RELAY.formatted(", language: de"))
                .language())
        .isEqualTo(Locale.FRENCH);
  }

  @Test
  void environmentVariablesWinOverFiles() throws IOException {
    Reading reading =
        Settings.read(
            Map.of(
                "POSTERN_INSPECT_ANTIVIRUS_CLAMD_ADDRESS", "clamd.company.example",
                "POSTERN_INSPECT_ANTIVIRUS_NOANSWER", "hold",
                "POSTERN_INSPECT_BANNED_ATTACHMENTS", "*.exe, *.bat"),
            site("inspect: {antivirus: {clamd: {address: 127.0.0.1}}}"));
    Inspection inspection = ((Reading.Valid) reading).definitions().inspection().orElseThrow();
    assertThat(inspection.antivirus().clamd().orElseThrow().settings().address())
        .hasToString("clamd.company.example:3310");
    assertThat(inspection.rules()).hasSize(1);
  }

  @Test
  void definitionsSayInShortThatMailIsInspected() throws IOException {
    assertThat(Settings.valid(site("inspect: {banned: {attachments: '*.exe'}}")))
        .hasToString("1 account, 1 recipient, inspection with 1 rule");
  }
}
