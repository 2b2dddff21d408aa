package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code ./postern check} says what the settings mean, starts nothing and leaves nothing. */
class CheckSumsUpTest extends CheckedHome {
  @Test
  void aGoodHomeIsSummedUp() {
    CheckReport report = check();
    assertThat(report.lines())
        .containsExactly(
            "3 accounts, 2 recipients",
            "  info: pop.isp.example:995 (tls), every 5m from 07:00 to 19:00 on MON,TUE,WED,THU,FRI"
                + "; by To and Cc -> info@company.example, tickets (file://host/in)",
            "  boss: pop.isp.example:995 (tls), by cron \"0 0/5 7-19 ? * MON-FRI\", next at Fri"
                + " 2026-11-20 12:05:00, left on the server; all mail -> tickets (file://host/in)",
            "  rare: pop.isp.example:110 (none), on demand only; by To and Cc ->"
                + " info@company.example; the rest to postmaster@company.example",
            "internal server mail.company.example:25 (none), postmaster postmaster@company.example;"
                + " rejected as spam: off",
            "data in " + home.resolve("data"));
    assertThat(report.exitCode()).isZero();
  }

  /** F61. */
  @Test
  void byWhatAnAccountFindsItsRecipientsIsSaid() throws IOException {
    String keys = "{host: h.example, username: u, password: geheim-8f2, own-addresses: b.example, ";
    write(
        "application.yaml",
        """
        postern:
          deliver: {server: {host: mail.company.example}}
          accounts:
            addresses: %1$s envelope-header: X-RCPT-TO}
            keywords: %1$s envelope-header: {name: Delivered-To, mask: "*-{KW}@*"}, unroutable: leave}
            header: %1$s every: 5m}
            all: %1$s envelope-header: X-RCPT-TO}
          recipients:
            - {address: a@b.example, accounts: [addresses, keywords, header], keywords: sales}
            - {address: c@b.example, accounts: all, all-mail: true}
        """
            .formatted(keys.replace("b.example", "\"@b.example\"")));
    assertThat(check().lines())
        .anyMatch(
            line ->
                line.endsWith(
                    "by addresses in X-RCPT-TO -> a@b.example; the rest to postmaster@b.example"))
        .anyMatch(
            line ->
                line.endsWith(
                    "by keywords in Delivered-To -> a@b.example; the rest stays at the provider"))
        .anyMatch(
            line ->
                line.endsWith(
                    "every 5m; by To and Cc -> a@b.example; the rest to postmaster@b.example"))
        .anyMatch(line -> line.endsWith("all mail -> c@b.example"));
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
    assertThat(lines.get(10)).startsWith("hint: postern.inspect.antivirus.icap.address: ");
    assertThat(lines).hasSize(11);
  }

  @Test
  void inspectionWithoutScannersIsSummedUp() throws IOException {
    write("application.yaml", GOOD + "  inspect: {language: de}\n");
    assertThat(check().lines().subList(5, 7))
        .containsExactly("mail is inspected: no rules", "data in " + home.resolve("data"));
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

  @Test
  void nothingIsLeftBehind() throws IOException {
    check();
    try (Stream<Path> files = Files.list(home)) {
      assertThat(files).containsExactly(home.resolve("application.yaml"));
    }
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
