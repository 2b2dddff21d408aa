package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.account.AntivirusScanners.Scanner;
import io.postern.inspect.Finding.Matched.Kind;
import io.postern.inspect.Occasion.Direction;
import io.postern.inspect.Remedy;
import io.postern.inspect.antivirus.ClamdSettings;
import io.postern.inspect.antivirus.FileDropSettings;
import io.postern.inspect.antivirus.IcapSettings;
import io.postern.inspect.antivirus.ScanCommandSettings;
import io.postern.inspect.antivirus.ScanCommandSettings.Meaning;
import io.postern.inspect.judge.AntivirusPolicy;
import io.postern.inspect.judge.JudgeSettings;
import io.postern.inspect.judge.NoAnswer;
import io.postern.inspect.judge.OnInfected;
import io.postern.inspect.judge.Unknown;
import io.postern.inspect.mime.Limits;
import io.postern.inspect.rules.AnyOf;
import io.postern.inspect.rules.Rule;
import io.postern.inspect.scanner.ScannerAddress;
import io.postern.inspect.scanner.ScannerTimeouts;
import io.postern.inspect.spam.RspamdSettings;
import io.postern.inspect.spam.ScannerUser;
import io.postern.inspect.spam.SizeCap;
import io.postern.inspect.spam.SpamPolicySettings;
import io.postern.inspect.spam.SpamThresholds;
import io.postern.inspect.spam.SpamdSettings;
import io.postern.inspect.spam.TrustedHosts;
import io.postern.mail.Address;
import io.postern.wire.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is written about inspection arrives in the records that the inspectors work with. */
class InspectionSettingsTest {
  private static final String SAMPLE =
      """
      postern:
        postmaster: postmaster@company.example
        deliver:
          server: {host: mail.company.example, helo: postern.company.example}
        inspect:
          rules: my rules
          rules-unknown: tag
          unchecked-tag: "[?]"
          language: fr
          limits: {time: 2s, parts: 200, depth: 10, archive-depth: 3, archive-entries: 100, inflated: 50MB}
          banned:
            attachments: ["*.exe; *.bat", "*.com"]
            policy: return
            notify: Security@company.example
            notify-recipients: true
          antivirus:
            directions: incoming
            infected: pass
            unknown: deliver
            no-answer: tag
            notify: security@company.example
            notify-recipients: true
            file-drop: {folder: scan, wait: 5s, timeout: 2m, attachments: false, max-files: 50, max-size: 50MB, decoy-every: 0s}
            clamd: {address: /run/clamav/clamd.ctl, connect-timeout: 1s, read-timeout: 20s, timeout: 30s, max-size: 20MB, expanded: 100MB}
            icap: {address: "[::1]", service: "avscan?x=y", method: reqmod, connect-timeout: 2s, read-timeout: 3s, timeout: 4s, max-size: 10MB, expanded: 1MB}
            command:
              line: [/usr/bin/scan, "-1", "{file}"]
              clean-codes: [0, 10]
              infected-codes: [1, 2]
              virus-name: '(\\S+) FOUND$'
              timeout: 2m
              max-size: 5MB
              expanded: 2MB
          spam:
            directions: [outgoing, incoming]
            tag: 4.5
            hold: 10
            discard: 20
            subject-tag: "[SPAM?]"
            field-prefix: X-Spam-
            white-list: ["*@partner.example", friend.example]
            black-list: "news*@shop.example, shop.example"
            white-list-proof: false
            unknown: hold
            unknown-tag: "[NO SPAM CHECK]"
            trusted-hosts: ["*.ISP.example", 192.0.2.0/24]
            spamassassin: {address: "spam.company.example:1783", connect-timeout: 1s, read-timeout: 2s, timeout: 3s, max-size: 1MB, larger: could-not-tell, user: postern, user-by: recipient}
            rspamd: {url: "http://127.0.0.1:11333/", controller-url: "https://spam.example", password: "{{env:SECRET}}", connect-timeout: 4s, timeout: 5s, max-size: 2MB, user-by: account}
        relay: {smarthosts: [{host: smtp.isp.example}], language: de}
      """;

  @TempDir Path home;
  private Inspection inspection;

  @BeforeEach
  void read() throws IOException {
    Files.writeString(
        home.resolve("my rules"),
        """
        rules:
          - name: allowed
            pass: {attachment: "*.pdf"}
          - name: the rest
            intercept: {attachment: "*"}
            then: [return]
        """);
    Path file = Files.writeString(home.resolve("application.yaml"), SAMPLE);
    Reading reading = Settings.readFile(file);
    assertThat(reading).isInstanceOf(Reading.Valid.class);
    inspection = ((Reading.Valid) reading).definitions().inspection().orElseThrow();
  }

  @Test
  void rulesOfTheFileFollowTheOneOfBannedAttachments() {
    assertThat(inspection.rulesFile()).contains(home.resolve("my rules"));
    assertThat(inspection.rules())
        .extracting(Rule::name)
        .containsExactly("banned attachment", "allowed", "the rest");
    assertThat(inspection.rules()).extracting(Rule::line).containsExactly(0, 2, 4);
  }

  @Test
  void bannedAttachmentsAreInterceptedInArchivesToo() {
    Rule banned = inspection.rules().get(0);
    assertThat(banned.kind()).isEqualTo(Kind.INTERCEPT);
    assertThat(banned.then())
        .containsExactly(
            new Remedy.NotifySpecialist(Address.of("Security@company.example")),
            new Remedy.NotifyRecipients(),
            new Remedy.Return());
    assertThat(((AnyOf) banned.when()).conditions())
        .extracting(Object::toString)
        .containsExactly(
            "AttachmentName[masks=[*.exe, *.bat, *.com], quantity=ONE]",
            "ArchivedName[masks=[*.exe, *.bat, *.com], quantity=ONE]");
  }

  @Test
  void limitsAndLanguageArrive() {
    Limits usual = Limits.standard();
    assertThat(inspection.limits())
        .isEqualTo(
            new Limits(
                Duration.ofSeconds(2),
                10,
                200,
                usual.headerOctets(),
                usual.decodedOctets(),
                3,
                100,
                50 << 20,
                usual.inflationRatio(),
                usual.textOctets(),
                usual.memoryOctets()));
    assertThat(inspection.language()).isEqualTo(Locale.FRENCH);
  }

  @Test
  void policiesArrive() {
    JudgeSettings judge = inspection.judge();
    assertThat(judge.antivirus())
        .isEqualTo(
            new AntivirusPolicy(
                OnInfected.PASS,
                NoAnswer.TAG,
                Unknown.DELIVER,
                true,
                List.of(Address.of("security@company.example"))));
    assertThat(judge.rulesUnknown()).isEqualTo(Unknown.TAG);
    assertThat(judge.uncheckedTag()).isEqualTo("[?]");
    assertThat(judge.spamScanners()).contains("spamassassin", "rspamd");
  }

  @Test
  void theSpamPolicyArrives() {
    SpamPolicySettings policy = inspection.judge().spam().orElseThrow();
    assertThat(policy.thresholds())
        .isEqualTo(new SpamThresholds(Optional.of(4.5), Optional.of(10.0), Optional.of(20.0)));
    assertThat(policy.lists().white()).hasToString("[*@partner.example, friend.example]");
    assertThat(policy.lists().black()).hasToString("[news*@shop.example, shop.example]");
    assertThat(policy.lists().proof()).isFalse();
    assertThat(policy.unknown()).isEqualTo(SpamPolicySettings.Unknown.HOLD);
    assertThat(policy.subjectTag()).isEqualTo("[SPAM?]");
    assertThat(policy.unknownTag()).isEqualTo("[NO SPAM CHECK]");
    assertThat(policy.fieldPrefix()).isEqualTo("X-Spam-");
  }

  @Test
  void theFileDropArrives() {
    assertThat(inspection.antivirus().directions()).containsExactly(Direction.INCOMING);
    assertThat(inspection.antivirus().fileDrop())
        .contains(
            new FileDropSettings(
                "file-drop",
                home.resolve("scan"),
                Duration.ofSeconds(5),
                Duration.ofMinutes(2),
                false,
                50,
                50 << 20,
                Duration.ZERO));
  }

  @Test
  void clamdArrives() {
    assertThat(inspection.antivirus().clamd())
        .contains(
            new Scanner<>(
                new ClamdSettings(
                    "clamd",
                    new ScannerAddress.UnixSocket(Path.of("/run/clamav/clamd.ctl")),
                    timeouts(1, 20, 30),
                    20 << 20,
                    ClamdSettings.LIMITS_EXCEEDED),
                OptionalLong.of(100 << 20)));
  }

  @Test
  void icapArrives() {
    assertThat(inspection.antivirus().icap())
        .contains(
            new Scanner<>(
                new IcapSettings(
                    "icap",
                    new ScannerAddress.Tcp("::1", 1344),
                    "avscan?x=y",
                    IcapSettings.Method.REQMOD,
                    timeouts(2, 3, 4),
                    10 << 20,
                    IcapSettings.INFECTION_HEADERS,
                    ClamdSettings.LIMITS_EXCEEDED),
                OptionalLong.of(1 << 20)));
  }

  @Test
  void theCommandArrives() {
    Scanner<ScanCommandSettings> command = inspection.antivirus().command().orElseThrow();
    ScanCommandSettings settings = command.settings();
    assertThat(command.expanded()).hasValue(2 << 20);
    assertThat(settings.name()).isEqualTo("command");
    assertThat(settings.command()).containsExactly("/usr/bin/scan", "-1", "{file}");
    assertThat(settings.folder()).isEqualTo(home.resolve("data/spool/scan"));
    assertThat(settings.exitCodes())
        .isEqualTo(
            Map.of(0, Meaning.CLEAN, 10, Meaning.CLEAN, 1, Meaning.INFECTED, 2, Meaning.INFECTED));
    assertThat(settings.timeout()).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.maxSize()).isEqualTo(5 << 20);
    assertThat(settings.virusName().map(Pattern::pattern)).contains("(\\S+) FOUND$");
  }

  @Test
  void spamassassinArrives() {
    assertThat(inspection.spam().directions())
        .isEqualTo(Set.of(Direction.INCOMING, Direction.OUTGOING));
    assertThat(inspection.spam().trustedHosts())
        .isEqualTo(TrustedHosts.of(List.of("*.isp.example", "192.0.2.0/24")));
    assertThat(inspection.spam().spamassassin())
        .contains(
            new SpamdSettings(
                "spamassassin",
                new ScannerAddress.Tcp("spam.company.example", 1783),
                timeouts(1, 2, 3),
                new SizeCap(1 << 20, SizeCap.Larger.COULD_NOT_TELL),
                new ScannerUser(ScannerUser.By.RECIPIENT, Optional.of("postern")),
                "postern.company.example"));
  }

  @Test
  void rspamdArrives() {
    RspamdSettings rspamd = inspection.spam().rspamd().orElseThrow();
    assertThat(rspamd)
        .isEqualTo(
            new RspamdSettings(
                "rspamd",
                URI.create("http://127.0.0.1:11333/"),
                Optional.of(URI.create("https://spam.example")),
                Optional.of(new Secret(Settings.SECRET)),
                timeouts(4, 30, 5),
                new SizeCap(2 << 20, SizeCap.Larger.BEGINNING),
                new ScannerUser(ScannerUser.By.ACCOUNT, Optional.empty())));
    assertThat(inspection.toString() + rspamd).doesNotContain(Settings.SECRET);
  }

  private static ScannerTimeouts timeouts(int connect, int read, int total) {
    return new ScannerTimeouts(
        Duration.ofSeconds(connect), Duration.ofSeconds(read), Duration.ofSeconds(total));
  }
}
