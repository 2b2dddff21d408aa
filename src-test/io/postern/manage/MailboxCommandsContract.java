package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.fetch.Candidate;
import io.postern.fetch.Ledger;
import io.postern.fetch.pop3.Answer;
import io.postern.fetch.pop3.FakePop3;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mailbox ACCOUNT ...} as an administrator types it (F42, F43). */
abstract class MailboxCommandsContract {
  @TempDir Path folder;
  private final RunningConsole console;

  MailboxCommandsContract(RunningConsole console) {
    this.console = console;
  }

  @Test
  void aMailboxIsLookedInto() throws IOException {
    mail("LOOK1", "From: Anna <a@b.example>\r\nSubject: \u001b]0;evil\u0007\r\n\r\none\r\ntwo\r\n");
    delivered("LOOK1");

    CommandRun list = run("list");
    CommandRun show = run("show", "LOOK1", "--lines", "1");

    assertThat(list.out())
        .contains("LOOK1", "Anna <a@b.example>", "]0;evil", "delivered")
        .contains("N ", "UIDL", "SIZE", "STATE")
        .doesNotContain("\u001b", "\u0007");
    assertThat(show.out())
        .contains("UIDL LOOK1", "From: Anna", "one")
        .doesNotContain("two", "\u001b");
    assertThat(list.code() + show.code()).isZero();
    assertThat(run("list", "--all", "--json").json().path("rows"))
        .anyMatch(row -> row.path("uidl").asText().equals("LOOK1"));
    assertThat(run("list", "--all").out()).contains("LOOK1").doesNotContain("Anna");
  }

  @Test
  void aMessageIsWrittenToAFileAsItIs() throws IOException {
    String content = "Subject: \u0001raw\r\n\r\nx\r\n";
    mail("RAW1", content);
    Path file = folder.resolve("raw.eml");

    assertThat(run("show", "RAW1", "--raw", file.toString()).code()).isZero();
    assertThat(file).hasBinaryContent(content.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(run("show", "RAW1", "--raw", file.toString()).err()).contains("there already");
  }

  @Test
  void nothingIsDeletedUnasked() throws IOException {
    mail("ASK1", "x");
    delivered("ASK1");

    CommandRun run = run("delete", "ASK1");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("Delete this message at the provider?", "add --yes");
    assertThat(provider().uidls()).contains("ASK1");
    assertThat(run("delete", "ASK1", "--yes").out()).contains("ASK1", "deleted");
    assertThat(provider().uidls()).doesNotContain("ASK1");
    assertThat(journal("deleted")).contains("UIDL ASK1");
  }

  @Test
  void whatNobodyHasIsKeptUnlessItMayBeLost() throws IOException {
    mail("LOSE1", "x");

    CommandRun refused = run("delete", "LOSE1", "--yes");

    assertThat(refused.err()).contains("LOSE1 is not known to have reached anybody (new)");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(run("delete", "LOSE1", "--yes", "--undelivered").code()).isZero();
    assertThat(journal("dropped")).contains("UIDL LOSE1: deleted at the provider by command-line");
  }

  @Test
  void messagesAreForgotten() throws IOException {
    mail("FORGET1", "x");
    delivered("FORGET1");

    assertThat(run("forget", "FORGET1").err()).contains("to be fetched again?");
    assertThat(run("forget", "uidl:FORGET1", "--yes").out())
        .isEqualToIgnoringNewLines("sales: 1 message forgotten");
    assertThat(console.bean(Ledger.class).lookup("sales", List.of("FORGET1"))).isEmpty();
    delivered("FORGET1");
    assertThat(run("forget", "--all").err()).contains("Forget all ");
    JsonNode all = run("forget", "--all", "--yes", "--json").json();
    assertThat(all.path("forgotten").asInt()).isPositive();
    assertThat(console.bean(Ledger.class).lookup("sales", List.of("FORGET1"))).isEmpty();
  }

  @Test
  void aMailboxIsTakenAsKnown() {
    mail("SEEN1", "x");

    assertThat(run("mark-all-seen").err()).contains("Never fetch what is in the mailbox");
    assertThat(run("mark-all-seen", "--yes").out()).contains(" seen");
    assertThat(run("list").out()).contains("SEEN1").containsPattern("SEEN1 +1 +seen");
  }

  @Test
  void aRefusalOfTheProviderIsToldWithWhatCanBeDone() {
    provider().on("PASS", Answer.err("[AUTH] no such luck"));

    CommandRun run = run("list");

    provider().on("PASS", (session, command) -> session.obey(command));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("no such luck", "Check user name and password");
    assertThat(run.err()).doesNotContain("geheim");
  }

  @Test
  void wrongUsageIsExplained() {
    assertThat(run("eat").code()).isEqualTo(2);
    assertThat(run("eat").err()).contains("expected list, show, delete, forget or mark-all-seen");
    assertThat(run("forget").err()).contains("expected a message, or --all");
    assertThat(run("show", "1", "2").code()).isEqualTo(2);
    assertThat(run("list", "--limit", "0").code()).isEqualTo(2);
    assertThat(run("show", "NEVERTHERE").err()).contains("there is no message \"NEVERTHERE\"");
    assertThat(CommandRun.in(console.home(), "mailbox", "sails", "list").err())
        .contains("there is no account sails");
  }

  @Test
  void viewersDoNotReadMail() {
    assertThat(
            console
                .viewer()
                .exec("io.postern:type=Mailbox", "list", "sales", 0, 10, false)
                .path("status")
                .asInt())
        .isNotEqualTo(200);
  }

  private void mail(String uidl, String content) {
    provider().mail(uidl, content.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void delivered(String uidl) {
    Ledger ledger = console.bean(Ledger.class);
    ledger.begin("sales", List.of(new Candidate(uidl, 1)));
    ledger.settled("sales", uidl, true, true).join();
  }

  private FakePop3 provider() {
    return console.bean(FakePop3.class);
  }

  private String journal(String event) {
    return CommandRun.in(
            console.home(), "journal", "--account", "sales", "--event", event, "--json")
        .out();
  }

  private CommandRun run(String verb, String... more) {
    String[] words = new String[more.length + 3];
    words[0] = "mailbox";
    words[1] = "sales";
    words[2] = verb;
    System.arraycopy(more, 0, words, 3, more.length);
    return CommandRun.in(console.home(), words);
  }
}
