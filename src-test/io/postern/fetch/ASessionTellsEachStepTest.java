package io.postern.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.diagnosis.Verdict;
import io.postern.fetch.pop3.Answer;
import io.postern.fetch.pop3.FakePop3;
import io.postern.journal.Event;
import io.postern.mail.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever keeps a diary hears what a session does, and what became of each mail (F117, F48). */
class ASessionTellsEachStepTest {
  private static final String ONE = "From: Anna <a@isp.example>\r\nSubject: one\r\n\r\nfirst\r\n";
  private static final String TWO = "Subject: =?utf-8?q?gr=C3=BC=C3=9Fe?=\r\n\r\nsecond\r\n";

  @TempDir Path data;

  private final List<String> told = new ArrayList<>();
  private final List<FetchedMail> stories = new ArrayList<>();
  private final List<Verdict> verdicts = new ArrayList<>();

  private final SessionDiary diary =
      new SessionDiary() {
        @Override
        public void connecting(MailboxSettings account) {
          told.add("connecting");
        }

        @Override
        public void listed(int mails, long octets) {
          told.add("listed " + mails + ", " + octets + " octets");
        }

        @Override
        public void mail(FetchedMail story) {
          told.add("mail " + story.number());
          stories.add(story);
        }

        @Override
        public void trouble(String what) {
          told.add("trouble");
        }

        @Override
        public void closed(List<Integer> deleted) {
          told.add("closed, deleted " + deleted.stream().sorted().toList());
        }

        @Override
        public void diagnosed(int number, Verdict verdict) {
          told.add("diagnosed " + number);
          verdicts.add(verdict);
        }
      };

  @Test
  void eachStepIsToldInOrder() throws Exception {
    try (FakePop3 provider = FakePop3.with("a", ONE).start();
        Account account = new Account(data, provider, false)) {
      account.diary(diary);
      account.session();
      assertThat(told)
          .containsExactly(
              "connecting",
              "listed 1, " + ONE.length() + " octets",
              "mail 1",
              "closed, deleted [1]");
    }
  }

  @Test
  void aMailsStoryHasItsHeaderItsRecipientsAndItsEnd() throws Exception {
    try (FakePop3 provider = FakePop3.with("a", ONE, "b", TWO).start();
        Account account = new Account(data, provider, false)) {
      account.diary(diary);
      account.outcome(
          text ->
              text.equals(ONE)
                  ? new Outcome.Delivered("250 ok")
                  : new Outcome.Deferred(Outcome.Cause.MAIL, 452, "452 full"));
      account.session();
      assertThat(stories).hasSize(2);
      FetchedMail one = stories.stream().filter(s -> s.number() == 1).findFirst().orElseThrow();
      assertThat(one.from()).isEqualTo("Anna <a@isp.example>");
      assertThat(one.subject()).isEqualTo("one");
      assertThat(one.octets()).isEqualTo(ONE.length());
      assertThat(one.mailId()).hasSize(16);
      assertThat(one.outcomes()).containsEntry(Account.RECIPIENT, new Outcome.Delivered("250 ok"));
      assertThat(one.happenings()).extracting(FetchedMail.Happening::event).contains(Event.FETCHED);
      assertThat(one.isUneventful()).isTrue();
      FetchedMail two = stories.stream().filter(s -> s.number() == 2).findFirst().orElseThrow();
      assertThat(two.subject()).isEqualTo("grüße");
      assertThat(two.from()).isEqualTo("nobody");
      assertThat(two.end()).isInstanceOf(Settlement.Unsettled.class);
      assertThat(two.isUneventful()).isFalse();
    }
  }

  @Test
  void aRefusedDownloadIsToldWithoutAHeader() throws Exception {
    try (FakePop3 provider = FakePop3.with("a", ONE).start();
        Account account = new Account(data, provider, false)) {
      account.diary(diary);
      provider.on("RETR 1", Answer.err("no"));
      account.session();
      assertThat(stories).hasSizeGreaterThan(0);
      assertThat(stories.get(0).from()).isNull();
      assertThat(stories.get(0).end().toString()).contains("RETR refused");
    }
  }

  @Test
  void aMailThatBreaksTheConnectionIsLookedIntoOnceADay() throws Exception {
    try (FakePop3 provider = FakePop3.with("a", ONE, "b", TWO).pipelining().start();
        Account account = new Account(data, provider, false)) {
      account.diary(diary);
      provider.on("RETR 1", Answer.cutAfter(30));
      account.session();
      assertThat(told).contains("trouble").endsWith("diagnosed 1");
      assertThat(verdicts).hasSize(1);
      assertThat(verdicts.get(0).culprit()).isEqualTo(Verdict.Culprit.THIS_MAIL);
      assertThat(provider.uidls()).containsExactly("a");
    }
  }

  @Test
  void aMailThatComesAtTheSecondTryIsUnderNoSuspicion() throws Exception {
    try (FakePop3 provider = FakePop3.with("a", ONE, "b", TWO).pipelining().start();
        Account account = new Account(data, provider, false)) {
      account.diary(diary);
      provider.on("RETR 1", Answer.cutAfter(30).once());
      account.session();
      assertThat(account.arrived()).containsExactlyInAnyOrder(ONE, TWO);
      assertThat(verdicts).isEmpty();
    }
  }

  @Test
  void theSameMailIsNotLookedIntoTwiceOnADay() throws Exception {
    try (FakePop3 provider = FakePop3.with("a", ONE).start();
        Account account = new Account(data, provider, false)) {
      account.diary(diary);
      provider.on("RETR 1", Answer.cutAfter(30));
      account.session();
      account.session();
      assertThat(verdicts).hasSize(1);
      account.later(java.time.Duration.ofDays(1));
      account.session();
      assertThat(verdicts).hasSize(2);
    }
  }
}
