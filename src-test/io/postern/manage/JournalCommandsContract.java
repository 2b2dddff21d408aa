package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.postern.journal.Event;
import io.postern.journal.Journal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The journal as an administrator asks it (F123). */
abstract class JournalCommandsContract {
  private final RunningConsole console;

  JournalCommandsContract(RunningConsole console) {
    this.console = console;
  }

  @Test
  void oneLineForEachMailSaysWhatBecameOfIt() throws IOException {
    mail("STORY1", "anna@one.example", "Order 66", "x@story.example");

    CommandRun run = run("--mails", "--account", "story", "--recipient", "x@story.example");

    assertThat(run.out().lines()).hasSize(2);
    assertThat(run.out()).contains("anna@one.example", "Order 66", "delivered", "in ");
    assertThat(run("--mails", "--sender", "ANNA@ONE", "--json").json().get(0).path("size").asInt())
        .isEqualTo(9);
    assertThat(run("--mails", "--account", "nobody").out()).contains("No mail of that kind");
  }

  @Test
  void spreadsheetsGetCommaSeparatedValuesAndNoFormulas() {
    mail("STORY2", "eve@csv.example", "=cmd|'/c calc'!A1, \"now\"", "csv@story.example");

    CommandRun mails = run("--mails", "--csv", "--sender", "eve@csv");
    CommandRun lines = run("--csv", "--mail", "STORY2", "--event", "delivered");

    assertThat(mails.out().lines().findFirst().orElseThrow())
        .isEqualTo("at,direction,mail,account,from,to,subject,size,fate,until");
    assertThat(mails.out()).contains("\"'=cmd|'/c calc'!A1, \"\"now\"\"\"");
    assertThat(lines.out().lines()).hasSize(2);
    assertThat(lines.out()).startsWith("at,event,mail,account,recipient,detail\n");
  }

  @Test
  void morePagesThanOneAreGoneThrough() {
    Journal journal = console.bean(Journal.class);
    List<CompletableFuture<?>> written = new ArrayList<>();
    for (int i = 0; i < 620; i++) {
      written.add(
          journal.append("PAGE" + i, "paged", Event.FETCHED, null, "9 octets from a@b.example: c"));
    }
    written.forEach(CompletableFuture::join);

    assertThat(run("--mails", "--csv", "--account", "paged", "--limit", "2000").out().lines())
        .hasSize(621);
    assertThat(run("--mails", "--csv", "--account", "paged", "--limit", "600").out().lines())
        .hasSize(601);
  }

  @Test
  void wordsOfPeopleAreMoments() {
    mail("STORY3", "a@when.example", "x", "when@story.example");

    assertThat(run("--mail", "STORY3", "--since", "today").out()).contains("STORY3");
    assertThat(run("--mail", "STORY3", "--since", "2026-11").out()).contains("STORY3");
    assertThat(run("--mail", "STORY3", "--until", "yesterday").out()).contains("Nothing of");
  }

  @Test
  void theJournalIsFollowed() throws Exception {
    mail("FOLLOW1", "a@follow.example", "x", "follow@story.example");
    StringWriter out = new StringWriter();
    Thread follower = new Thread(() -> follow(out));
    follower.start();
    await().until(() -> out.toString().contains("FOLLOW1"));

    mail("FOLLOW2", "a@follow.example", "x", "follow@story.example");

    await().until(() -> out.toString().contains("FOLLOW2"));
    follower.interrupt();
    follower.join(10_000);
    assertThat(follower.isAlive()).isFalse();
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(new ObjectMapper().readTree(lines.get(1)).path("mail").asText())
        .isEqualTo("FOLLOW2");
  }

  private void follow(StringWriter out) {
    new CommandLine(new JournalCommand())
        .setOut(new PrintWriter(out))
        .execute(
            "--follow",
            "--json",
            "--recipient",
            "follow@story.example",
            "--home",
            console.home().toString());
  }

  @Test
  void optionsThatDoNotFitTogetherAreWrongUsage() {
    assertThat(run("--mails", "--follow").code()).isEqualTo(2);
    assertThat(run("--csv", "--json").code()).isEqualTo(2);
    assertThat(run("--sender", "x").err()).contains("--sender goes with --mails only");
    assertThat(run("--follow", "--since", "2h").code()).isEqualTo(2);
    assertThat(run("--mails", "--limit", "0").err()).contains("expected 1 to 1000000");
  }

  private void mail(String id, String from, String subject, String recipient) {
    Journal journal = console.bean(Journal.class);
    journal
        .append(id, "story", Event.FETCHED, null, "9 octets from " + from + ": " + subject)
        .join();
    journal.append(id, "story", Event.DELIVERED, recipient, "250 ok").join();
  }

  private CommandRun run(String... options) {
    String[] words = new String[options.length + 1];
    words[0] = "journal";
    System.arraycopy(options, 0, words, 1, options.length);
    return CommandRun.in(console.home(), words);
  }
}
