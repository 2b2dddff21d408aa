package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.journal.Event;
import io.postern.journal.Journal;
import io.postern.journal.JournalQuery;
import io.postern.queue.State;
import io.postern.time.SettableClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator does with outgoing mails, as he types it, against a console that runs. */
abstract class QueueCommandsContract {
  @TempDir Path folder;
  private final RunningConsole console;
  private final OutgoingMails mails;

  QueueCommandsContract(RunningConsole console) {
    this.console = console;
    this.mails = new OutgoingMails(console);
  }

  @BeforeEach
  @AfterEach
  void emptyQueue() {
    mails.clear();
  }

  private CommandRun queue(String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "queue";
    System.arraycopy(words, 0, all, 1, words.length);
    return CommandRun.in(console.home(), all);
  }

  @Test
  void mailsAreListedByWhatTheyAreNewestFirst() throws IOException {
    mails.put("M1");
    mails.put("M2", "boss@company.example", "dead", "Subject: a secret offer\r\n\r\n");
    mails.put("M3");
    queue("freeze", "M3");

    assertThat(queue("list").out()).containsSubsequence("M3", "frozen", "M2", "M1");
    assertThat(queue("list", "--state", "frozen").out()).contains("M3").doesNotContain("M1", "M2");
    assertThat(queue("list", "--from-address", "boss@").out()).contains("M2").doesNotContain("M1");
    assertThat(queue("list", "--subject", "OFFER").out()).contains("M2").doesNotContain("M1");
    assertThat(queue("list", "--destination", "dead").out()).contains("M2").doesNotContain("M1");
    assertThat(queue("list", "--to-address", "nobody@").out()).contains("No such mail");
    assertThat(queue("list", "--text", "about M1").out()).contains("M1").doesNotContain("M2");
    JsonNode page = queue("list", "--limit", "1", "--after", "M3", "--json").json();
    assertThat(page).hasSize(1);
    assertThat(page.get(0).path("id").asText()).isEqualTo("M2");
    assertThat(queue("list").out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  void emptyQueueIsASentence() {
    assertThat(queue("list").out().strip()).isEqualTo("The queue is empty.");
  }

  @Test
  void showTellsRecipientsAndHistoryAndNothingOfTheContent() throws IOException {
    mails.put("M1", "me@company.example", "isp", "Subject: offer\r\n\r\nconfidential words\r\n");
    queue("hold", "M1", "--reason", "wait for the boss");

    CommandRun shown = queue("show", "M1");

    assertThat(shown.out())
        .contains("a@customer.example", "b@customer.example", "open", "offer", "HELD")
        .contains("wait for the boss")
        .doesNotContain("confidential");
    assertThat(queue("show", "M9").err().strip()).isEqualTo("no mail \"M9\" is in the queue");
    assertThat(queue("show", "M9").code()).isEqualTo(1);
  }

  @Test
  void mailsAreFrozenForATimeUntilAMomentOrForGood() throws IOException {
    SettableClock clock = console.bean(SettableClock.class);
    mails.put("M1");
    mails.put("M2");
    mails.put("M3");

    assertThat(queue("freeze", "M1", "M2", "--for", "30m").code()).isZero();
    assertThat(queue("freeze", "M3").out()).containsPattern("M3\\s+done");

    assertThat(mails.find("M1").orElseThrow().dueAt())
        .isEqualTo(clock.instant().plus(Duration.ofMinutes(30)));
    assertThat(queue("list", "--json").json().get(0).path("due").asText()).isEmpty();
    assertThat(queue("freeze", "M2", "--until", "2099-01-01").code()).isZero();
    assertThat(mails.find("M2").orElseThrow().dueAt()).isEqualTo("2099-01-01T00:00:00Z");
    assertThat(queue("unfreeze", "M1", "M2", "M3").code()).isZero();
    assertThat(mails.state("M3")).isEqualTo(State.DUE);
    assertThat(queue("unfreeze", "M3").out()).contains("unchanged");
  }

  @Test
  void whatCannotBeMeantIsRefusedWithItsReason() throws IOException {
    mails.put("M1");

    assertThat(queue("freeze", "M1", "--until", "2001-01-01").err())
        .contains("\"2001-01-01\" is over");
    assertThat(queue("freeze", "M1", "--until", "soon").err()).contains("\"soon\" is no moment");
    assertThat(queue("list", "--state", "lost").err())
        .contains("\"lost\" is no state, expected one of due, frozen, held, sending");
    assertThat(queue("hold", "M1", "--reason", "x".repeat(201)).err()).contains("expected 200");
    assertThat(queue("list", "--limit", "10001").err()).contains("10000");
    assertThat(mails.state("M1")).isEqualTo(State.DUE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "freeze",
        "freeze M1 --all",
        "freeze --all --state due",
        "freeze M1 --for soon",
        "freeze M1 --for 1h --until 2099-01-01",
        "remove M1 --dry-run",
        "export",
        "show"
      })
  void wrongUsageIsCodeTwo(String words) throws IOException {
    mails.put("M1");

    assertThat(queue(words.split(" ")).code()).isEqualTo(2);
    assertThat(mails.state("M1")).isEqualTo(State.DUE);
  }

  @Test
  void aMailThatIsBeingSentIsDealtWithAfterItsAttempt() throws IOException {
    mails.put("M1");
    mails.begin("M1");

    assertThat(queue("hold", "M1").out()).contains("after-attempt");
    assertThat(mails.state("M1")).isEqualTo(State.SENDING);
  }

  @Test
  void returnedMailIsGoneAndItsSenderTold() throws IOException {
    mails.put("M1");
    mails.put("M2", "", "isp", "Subject: nobody\r\n\r\n");

    CommandRun run = queue("return", "M1", "M2");

    assertThat(run.code()).isZero();
    assertThat(run.out()).containsPattern("M1\\s+done").containsPattern("M2\\s+nobody-to-tell");
    assertThat(mails.find("M1")).isEmpty();
    assertThat(mails.find("ZM1")).isPresent();
  }

  @Test
  void removalSaysWhoDidItAndToldNobody() throws IOException {
    mails.put("M1REMOVED");

    assertThat(queue("remove", "M1REMOVED").code()).isZero();
    assertThat(queue("remove", "M1REMOVED").code()).isEqualTo(1);
    assertThat(queue("remove", "M1REMOVED").out()).contains("not-there");
    assertThat(
            console
                .bean(Journal.class)
                .query(JournalQuery.ALL.mail("M1REMOVED").event(Event.REMOVED)))
        .singleElement()
        .satisfies(entry -> assertThat(entry.detail()).contains("command-line", "not told"));
    assertThat(mails.find("ZM1REMOVED")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"remove", "return"})
  void manyMailsAreNotLostByOneWordAlone(String verb) throws IOException {
    mails.put("M1");
    mails.put("M2");

    CommandRun refused = queue(verb, "--all");

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err().strip()).isEqualTo("2 mails match; to " + verb + " them, add --yes");
    assertThat(mails.find("M1")).isPresent();
    assertThat(queue(verb, "--all", "--yes").out().strip()).isEqualTo("2 mails: 2 done");
    assertThat(mails.find("M1")).isEmpty();
  }

  @Test
  void dryRunTellsHowManyAndShowsTheFirstTen() throws IOException {
    for (int i = 100; i < 112; i++) {
      mails.put("M" + i);
    }

    CommandRun run = queue("remove", "--subject", "about", "--dry-run");

    assertThat(run.out()).startsWith("12 mails").contains("M111", "M102").doesNotContain("M101");
    assertThat(mails.find("M111")).isPresent();
    JsonNode json = queue("remove", "--all", "--dry-run", "--json").json();
    assertThat(json.path("mails").asLong()).isEqualTo(12);
    assertThat(json.path("first")).hasSize(10);
  }

  @Test
  void manyMailsAreDoneSomeHundredAtATimeAndProgressIsSeen() throws IOException {
    for (int i = 1_000; i < 1_450; i++) {
      mails.put("M" + i);
    }
    mails.begin("M1200");

    CommandRun run = queue("freeze", "--destination", "isp", "--json");

    assertThat(run.err().lines()).containsExactly("200 of 450", "400 of 450", "450 of 450");
    assertThat(run.json().path("mails").asLong()).isEqualTo(450);
    assertThat(run.json().path("done").asLong()).isEqualTo(449);
    assertThat(run.json().path("after-attempt").asLong()).isEqualTo(1);
    assertThat(queue("send", "--state", "frozen").out().strip()).isEqualTo("449 mails: 449 done");
    assertThat(queue("send", "--state", "frozen").out().strip()).isEqualTo("No mail matches.");
  }

  @Test
  void mailIsExportedOctetForOctet() throws IOException {
    byte[] octets = new byte[2_000_000];
    new Random(2).nextBytes(octets);
    mails.put("M1", "me@company.example", "isp", octets);
    Path file = folder.resolve("mail.eml");

    assertThat(queue("export", "M1", file.toString()).out()).contains("2000000 octets");
    assertThat(file).hasBinaryContent(octets);
    assertThat(queue("export", "M1", file.toString()).err()).contains("there already");
    assertThat(queue("export", "M9", folder.resolve("x").toString()).code()).isEqualTo(1);
    assertThat(folder.resolve("x")).doesNotExist();
  }

  @Test
  void everyVerbHasHelp() {
    for (String verb : "list show freeze unfreeze send hold return remove export".split(" ")) {
      CommandRun help = CommandRun.of("queue", verb, "--help");
      assertThat(help.code()).isZero();
      assertThat(help.out()).contains("Usage: postern queue " + verb);
    }
  }
}
