package io.postern.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.store.Store;
import io.postern.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One line for each mail in and out, with what became of it (F123). */
class MailsAreToldInOneLineTest {
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock();
  private Store store;
  private Journal journal;

  @BeforeEach
  void open() {
    store = Store.open(folder.resolve("postern.db"), clock);
    journal = new Journal(store, clock);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aFetchedMailIsFollowedToItsRecipients() {
    fetched("M1", "1234 octets from Anna <anna@example.org>: Hello: again");
    happened("M1", Event.ROUTED, null);
    happened("M1", Event.DELIVERED, "a@b.example");
    clock.advance(Duration.ofMinutes(5));
    happened("M1", Event.REFUSED, "c@b.example");

    assertThat(all())
        .containsExactly(
            new MailStory(
                "M1",
                SettableClock.START,
                true,
                "info",
                "Anna <anna@example.org>",
                "Hello: again",
                1234,
                List.of("a@b.example", "c@b.example"),
                "delivered 1, refused 1",
                SettableClock.START.plus(Duration.ofMinutes(5))));
  }

  @Test
  void anAcceptedMailIsOutgoing() {
    journal
        .append(
            "M1", null, Event.ACCEPTED, null, "from exchange [192.0.2.7], 33 octets; <a@b>: x: y")
        .join();

    MailStory mail = all().get(0);

    assertThat(mail.incoming()).isFalse();
    assertThat(mail.from()).isEqualTo("<a@b>");
    assertThat(mail.subject()).isEqualTo("x: y");
    assertThat(mail.octets()).isEqualTo(33);
    assertThat(mail.fate()).isEqualTo("under way");
  }

  @ParameterizedTest
  @CsvSource({
    "'a@b.example: Re <x>: y', a@b.example, Re <x>: y",
    "'Dr: No <a@b.example>: hi', Dr: No <a@b.example>, hi",
    "nobody: (no subject), nobody, (no subject)",
    "nonsense, nonsense, ''",
  })
  void senderAndSubjectAreToldApart(String words, String from, String subject) {
    fetched("M1", "9 octets from " + words);

    assertThat(all().get(0).from()).isEqualTo(from);
    assertThat(all().get(0).subject()).isEqualTo(subject);
  }

  @Test
  void aMailThatWasFetchedTwiceIsOneMail() {
    fetched("M1", "9 octets from a@b: c");
    happened("M1", Event.DEFERRED, "x@y");
    clock.advance(Duration.ofHours(1));
    fetched("M1", "9 octets from a@b: c");
    happened("M1", Event.DELIVERED, "x@y");

    assertThat(all()).extracting(MailStory::fate).containsExactly("delivered");
    assertThat(all().get(0).at()).isEqualTo(SettableClock.START);
  }

  @Test
  void theHoldIsAFateUntilARelease() {
    fetched("M1", "9 octets from a@b: c");
    happened("M1", Event.HELD, "x@y");
    assertThat(all().get(0).fate()).isEqualTo("held");

    happened("M1", Event.RELEASED, "x@y");
    assertThat(all().get(0).fate()).isEqualTo("delivered");
  }

  @Test
  void whatHappensToTheWholeMailIsSaidFirst() {
    fetched("M1", "9 octets from a@b: c");
    happened("M1", Event.LEFT, null);
    assertThat(all().get(0).fate()).isEqualTo("left");
  }

  @Test
  void criteriaAreMetTogether() {
    fetched("M1", "9 octets from Anna <anna@example.org>: c");
    happened("M1", Event.DELIVERED, "x@y");
    clock.advance(Duration.ofDays(1));
    fetched("M2", "9 octets from Bert <bert@example.org>: c");
    happened("M2", Event.DELIVERED, "z@y");
    Instant later = SettableClock.START.plus(Duration.ofHours(1));

    assertThat(ids(new StoryQuery("info", "x@y", "ANNA@", null, later, null, 10)))
        .containsExactly("M1");
    assertThat(ids(new StoryQuery(null, null, null, later, null, null, 10))).containsExactly("M2");
    assertThat(ids(new StoryQuery("sales", null, null, null, null, null, 10))).isEmpty();
    assertThat(ids(new StoryQuery(null, "x@y", "bert", null, null, null, 10))).isEmpty();
  }

  @Test
  void pagesHaveEachMailOnceThoughAllCameInTheSameMoment() {
    for (int i = 0; i < 25; i++) {
      fetched("M" + i, "9 octets from a@b: c");
    }
    List<String> seen = new ArrayList<>();
    Optional<StoryQuery.Place> next = Optional.empty();
    do {
      StoryPage page =
          journal.stories(new StoryQuery(null, null, null, null, null, next.orElse(null), 10));
      page.mails().forEach(mail -> seen.add(mail.mailId()));
      next = page.next();
    } while (next.isPresent());

    assertThat(seen).hasSize(25).doesNotHaveDuplicates().startsWith("M24").endsWith("M0");
  }

  @Test
  void theJournalIsFollowedFromALineOn() {
    fetched("M1", "1");
    long seq = journal.newest();
    happened("M1", Event.DELIVERED, "x@y");
    happened("M2", Event.DELIVERED, "x@y");
    happened("M1", Event.DELETED, null);

    assertThat(journal.after(seq, JournalQuery.ALL))
        .extracting(Entry::mailId)
        .containsExactly("M1", "M2", "M1");
    assertThat(journal.after(seq, JournalQuery.ALL.mail("M1").limit(1)))
        .extracting(Entry::event)
        .containsExactly(Event.DELIVERED);
    assertThat(journal.after(journal.newest(), JournalQuery.ALL)).isEmpty();
  }

  private void fetched(String mail, String detail) {
    journal.append(mail, "info", Event.FETCHED, null, detail).join();
  }

  private void happened(String mail, Event event, String recipient) {
    journal.append(mail, "info", event, recipient, "words").join();
  }

  private List<MailStory> all() {
    return journal.stories(new StoryQuery(null, null, null, null, null, null, 100)).mails();
  }

  private List<String> ids(StoryQuery query) {
    return journal.stories(query).mails().stream().map(MailStory::mailId).toList();
  }
}
