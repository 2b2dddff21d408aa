package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.route.DeliveryEndpoint;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** New definitions touch only what is different in them (F137). */
class ChangesTest {
  private static final String ACCOUNTS =
      "account\thost\tusername\tpassword\tevery\town-addresses\tenvelope-header\tunroutable\n"
          + "info\tpop.isp.example\tu\tx\t5m\t@a.example\tDelivered-To\tleave\n"
          + "boss\tpop.isp.example\tv\tx\t\t\t\t\n";
  private static final String RECIPIENTS =
      "address\tname\taccounts\tkeywords\tendpoint\n"
          + "sales@company.example\t\tinfo\tsales\t\n"
          + "\ttickets\tinfo; boss\thelp\tfile:tickets\n";
  private static final String REST =
      """
        fetch: {attempts: 4}
        accept:
          networks: 192.0.2.0/24
          users: [{username: a, password: x}]
          plain-auth: true
          senders: [{address: a@b.example}, {address: "@company.example"}]
        rewrite:
          disclaimers: [{domains: company.example, text: a}]
          real-names: [{address: a@b.example, name: A}]
        archive: {folder: sent}
        queue: {freeze: {low: 10m}}
        relay:
          throttle: {mails: 30, per: 1m}
          smarthosts: [{host: smtp.isp.example, username: a, password: x}]
        inspect:
          banned: {attachments: "*.exe"}
          antivirus: {clamd: {address: 127.0.0.1}}
          spam: {tag: 5, spamassassin: {address: 127.0.0.1}, white-list: "*@partner.example"}
      """;

  @TempDir Path home;

  private TableFiles files;
  private Definitions before;

  @BeforeEach
  void old() throws IOException {
    files = new TableFiles(home).accounts(ACCOUNTS).recipients(RECIPIENTS).yaml(REST);
    files.write(
        "rules.yaml",
        "rules:\n  - {name: a, pass: {any: [{attachment: \"*.pdf\"}, {subject: \"a*\"}]}}\n");
    before = files.valid().definitions();
  }

  private Changes changes() throws IOException {
    return Changes.between(before, files.valid().definitions());
  }

  private static List<String> names(List<AccountDefinition> accounts) {
    return accounts.stream().map(AccountDefinition::name).toList();
  }

  @Test
  void theSameReadAgainChangesNothing() throws IOException {
    assertThat(changes().atNextStart()).isEmpty();
    assertThat(changes().isEmpty()).isTrue();
  }

  @Test
  void notesOrderAndCommentsOfTheFileChangeNothing() throws IOException {
    files.recipients("# ours\n" + RECIPIENTS.replace("\n", "\r\n"));
    assertThat(changes().isEmpty()).isTrue();
  }

  @Test
  void aChangedAccountIsTheOnlyOne() throws IOException {
    files.accounts(ACCOUNTS.replace("\tv\tx", "\tv\ty"));
    assertThat(names(changes().accounts().changed())).containsExactly("boss");
    assertThat(changes().accounts().added()).isEmpty();
    assertThat(changes().accounts().removed()).isEmpty();
    assertThat(changes().endpoints().isEmpty()).isTrue();
  }

  @Test
  void accountsComeAndGo() throws IOException {
    files.accounts(ACCOUNTS.replace("boss", "chef")).recipients(RECIPIENTS.replace("boss", "chef"));
    Changes changes = changes();
    assertThat(names(changes.accounts().added())).containsExactly("chef");
    assertThat(changes.accounts().removed()).containsExactly("boss");
    assertThat(changes.accounts().changed()).isEmpty();
  }

  @Test
  void anAccountChangesWithItsRecipients() throws IOException {
    files.recipients(RECIPIENTS.replace("\tsales\t", "\tvente\t"));
    assertThat(names(changes().accounts().changed())).containsExactly("info");
  }

  @Test
  void anotherAccountOfARecipientIsNothingToItsOthers() throws IOException {
    files.recipients(
        RECIPIENTS.replace("info; boss", "info").replace("\tinfo\tsales", "\tinfo; boss\tsales"));
    assertThat(names(changes().accounts().changed())).containsExactly("boss");
  }

  @Test
  void endpointsComeChangeAndGo() throws IOException {
    files.recipients(RECIPIENTS.replace("file:tickets", "file:elsewhere"));
    assertThat(changes().endpoints().changed())
        .extracting(DeliveryEndpoint::name)
        .containsExactly("tickets");
    files.recipients(RECIPIENTS.replace("\ttickets\t", "\tdesk\t"));
    assertThat(changes().endpoints().added())
        .extracting(DeliveryEndpoint::name)
        .containsExactly("desk");
    assertThat(changes().endpoints().removed()).containsExactly("tickets");
  }

  @Test
  void whatNeedsAStartIsNamed() throws IOException {
    files.yaml(
        REST.replace("attempts: 4", "attempts: 5")
            .replace("low: 10m", "low: 11m")
            .replace("tag: 5", "tag: 6"));
    assertThat(changes().atNextStart()).containsExactly("fetch", "queue");
    assertThat(changes().others()).containsExactly("inspect");
    assertThat(changes().accounts().isEmpty()).isTrue();
    files.yaml(REST + "  console: {viewer-password: y}\n");
    assertThat(changes().atNextStart()).containsExactly("console");
  }

  @Test
  void rulesAreTakenUpAndScannersAreNot() throws IOException {
    files.write("rules.yaml", "rules:\n  - {name: b, pass: {subject: \"b*\"}}\n");
    assertThat(changes().ofInspection()).isTrue();
    assertThat(changes().atNextStart()).isEmpty();
    files.yaml(REST.replace("clamd: {address: 127.0.0.1}", "clamd: {address: 127.0.0.2}"));
    assertThat(changes().atNextStart()).containsExactly("inspect.antivirus");
    files.yaml(REST.substring(0, REST.indexOf("  inspect:")));
    Files.delete(home.resolve("rules.yaml"));
    assertThat(changes().atNextStart()).containsExactly("inspect");
    assertThat(changes().ofInspection()).isFalse();
  }

  /** Whoever adds to the definitions must say here, too, what becomes of it. */
  @Test
  void everyPartOfTheDefinitionsIsCompared() {
    assertThat(Definitions.class.getRecordComponents())
        .extracting(RecordComponent::getName)
        .containsExactlyInAnyOrder(
            "accounts",
            "recipients",
            "dataDir",
            "fetch",
            "server",
            "spamRejection",
            "postmaster",
            "console",
            "outgoing",
            "inspection",
            "takeUp",
            "connection",
            "sessionLogs");
    assertThat(Outgoing.class.getRecordComponents())
        .extracting(RecordComponent::getName)
        .containsExactlyInAnyOrder("accept", "queue", "rewrite", "archive", "relay");
  }
}
