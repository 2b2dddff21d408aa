package io.postern.inspect.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.inspect.Finding;
import io.postern.inspect.Occasion;
import io.postern.mail.Mail;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatIsKnownBesideTheMailIsAskedForTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Mail MAIL = RuledMails.mail("Subject: x\r\n\r\n0123456789");
  private static final Finding INFECTED =
      new Finding.Infected("clamd", List.of("Eicar"), "clamd found Eicar");
  private static final Finding CLEAN = new Finding.Clean("clamd", "clamd found nothing");
  private static final Finding UNKNOWN = new Finding.CouldNotTell("clamd", "clamd is silent");

  private static Finding scored(double score) {
    return new Finding.Scored("rspamd", score, 5, List.of(), "rspamd gives " + score);
  }

  private static Answer ask(Condition condition, Finding... earlier) {
    return condition.test(RuledMails.closed(MAIL, RuledMails.occasion(Instant.EPOCH, earlier)));
  }

  private static Answer finding(String inspector, Outcome outcome, Finding... earlier) {
    return ask(new FindingIs(Optional.ofNullable(inspector), outcome), earlier);
  }

  @Test
  void whatScannersFound() {
    assertThat(finding(null, Outcome.INFECTED, scored(1), INFECTED))
        .isEqualTo(new Answer.Yes("clamd found Eicar", Set.of()));
    assertThat(finding("CLAMD", Outcome.INFECTED, INFECTED)).isInstanceOf(Answer.Yes.class);
    assertThat(finding("clamd", Outcome.INFECTED, CLEAN)).isInstanceOf(Answer.No.class);
    assertThat(finding("clamd", Outcome.INFECTED, UNKNOWN))
        .isEqualTo(new Answer.CannotTell("clamd is silent"));
    assertThat(finding(null, Outcome.SPAM, scored(5))).isInstanceOf(Answer.Yes.class);
    assertThat(finding(null, Outcome.SPAM, scored(4.9), UNKNOWN)).isInstanceOf(Answer.No.class);
    assertThat(finding(null, Outcome.SPAM, UNKNOWN)).isInstanceOf(Answer.CannotTell.class);
    assertThat(finding(null, Outcome.COULD_NOT_TELL, CLEAN, UNKNOWN))
        .isInstanceOf(Answer.Yes.class);
    assertThat(finding("clamd", Outcome.COULD_NOT_TELL, CLEAN)).isInstanceOf(Answer.No.class);
  }

  @Test
  void cleanIsWhatSomebodyLookedAtAndNobodyFoundAnythingIn() {
    assertThat(finding(null, Outcome.CLEAN, CLEAN, scored(1))).isInstanceOf(Answer.Yes.class);
    assertThat(finding(null, Outcome.CLEAN, CLEAN, scored(9))).isInstanceOf(Answer.No.class);
    assertThat(finding(null, Outcome.CLEAN, CLEAN, UNKNOWN)).isInstanceOf(Answer.No.class);
    assertThat(finding(null, Outcome.CLEAN)).isInstanceOf(Answer.No.class);
    assertThat(finding("clamd", Outcome.CLEAN, CLEAN, scored(9))).isInstanceOf(Answer.Yes.class);
  }

  @Test
  void nothingIsKnownOfAnInspectorThatWasNotAsked() {
    for (Outcome outcome : Outcome.values()) {
      assertThat(finding("icap", outcome, CLEAN))
          .isEqualTo(new Answer.CannotTell("icap was not asked"));
    }
  }

  @Test
  void theHighestScoreCounts() {
    assertThat(ask(new ScoreAtLeast(12.5), scored(3), scored(12.5)))
        .isEqualTo(new Answer.Yes("rspamd gives 12.5", Set.of()));
    assertThat(ask(new ScoreAtLeast(12.5), scored(12.4))).isInstanceOf(Answer.No.class);
    assertThat(ask(new ScoreAtLeast(12.5), CLEAN)).isInstanceOf(Answer.No.class);
    assertThat(ask(new ScoreAtLeast(12.5), UNKNOWN)).isInstanceOf(Answer.CannotTell.class);
    assertThatThrownBy(() -> new ScoreAtLeast(Double.NaN))
        .hasMessage("a score is NaN; expected a number");
  }

  @Test
  void theSizeIsThatOfTheWholeMail() {
    long size = MAIL.content().size();

    assertThat(ask(new LargerThan(size - 1)))
        .isEqualTo(new Answer.Yes("the mail has 24 octets, more than 23", Set.of()));
    assertThat(ask(new LargerThan(size))).isInstanceOf(Answer.No.class);
    assertThat(ask(new SmallerThan(size + 1))).isInstanceOf(Answer.Yes.class);
    assertThat(ask(new SmallerThan(size)))
        .isEqualTo(new Answer.No("the mail has 24 octets, not fewer than 24"));
    assertThatThrownBy(() -> new LargerThan(-1))
        .hasMessage("a size is -1 octets; expected at least 0");
    assertThatThrownBy(() -> new SmallerThan(0))
        .hasMessage("a size is 0 octets; expected at least 1");
  }

  @Test
  void directionAndAccount() {
    Occasion outgoing =
        new Occasion(
            Occasion.Direction.OUTGOING,
            Optional.empty(),
            Optional.empty(),
            Instant.EPOCH,
            List.of());
    Facts facts = RuledMails.closed(MAIL, outgoing);

    assertThat(new DirectionIs(Occasion.Direction.OUTGOING).test(facts))
        .isEqualTo(new Answer.Yes("the mail is outgoing", Set.of()));
    assertThat(new DirectionIs(Occasion.Direction.INCOMING).test(facts))
        .isEqualTo(new Answer.No("the mail is outgoing"));
    assertThat(new AccountIs(Mask.list("*")).test(facts))
        .isEqualTo(new Answer.No("the mail comes from no account"));
    assertThat(ask(new AccountIs(Mask.list("sales; in*"))))
        .isEqualTo(new Answer.Yes("account \"info\" matches \"in*\"", Set.of()));
    assertThat(ask(new AccountIs(Mask.list("sales")))).isInstanceOf(Answer.No.class);
  }

  @ParameterizedTest
  @CsvSource({
    // 2026-11-20 is a Friday
    "MONDAY, FRIDAY, 07:00, 19:00, 2026-11-20T07:00, true",
    "MONDAY, FRIDAY, 07:00, 19:00, 2026-11-20T18:59:59, true",
    "MONDAY, FRIDAY, 07:00, 19:00, 2026-11-20T19:00, false",
    "MONDAY, FRIDAY, 07:00, 19:00, 2026-11-20T06:59, false",
    "MONDAY, FRIDAY, 07:00, 19:00, 2026-11-21T12:00, false",
    "FRIDAY, FRIDAY, 22:00, 06:00, 2026-11-20T23:00, true",
    "FRIDAY, FRIDAY, 22:00, 06:00, 2026-11-21T05:59, true",
    "FRIDAY, FRIDAY, 22:00, 06:00, 2026-11-21T06:00, false",
    "FRIDAY, FRIDAY, 22:00, 06:00, 2026-11-21T23:00, false",
    "FRIDAY, FRIDAY, 22:00, 06:00, 2026-11-20T05:00, false",
    "FRIDAY, FRIDAY, 00:00, 00:00, 2026-11-20T00:00, true",
    "FRIDAY, FRIDAY, 00:00, 00:00, 2026-11-20T23:59:59, true",
    "FRIDAY, FRIDAY, 00:00, 00:00, 2026-11-21T00:00, false",
    "FRIDAY, FRIDAY, 19:00, 00:00, 2026-11-20T23:59, true",
  })
  void timeIsThatOfTheZone(
      DayOfWeek first, DayOfWeek last, LocalTime from, LocalTime to, String local, boolean yes) {
    Instant at = ZonedDateTime.of(LocalDateTime.parse(local), BERLIN).toInstant();
    Facts facts = RuledMails.closed(MAIL, RuledMails.occasion(at));

    Answer answer = new TimeIs(EnumSet.range(first, last), from, to, BERLIN).test(facts);

    assertThat(answer instanceof Answer.Yes).isEqualTo(yes);
    assertThat(new Not(new TimeIs(EnumSet.range(first, last), from, to, BERLIN)).test(facts))
        .isInstanceOf(yes ? Answer.No.class : Answer.Yes.class);
  }

  @Test
  void noDayIsEveryDayAndTheAnswerSaysTheTime() {
    Instant at = Instant.parse("2026-11-21T11:30:05Z");
    Facts facts = RuledMails.closed(MAIL, RuledMails.occasion(at));

    assertThat(new TimeIs(Set.of(), LocalTime.of(12, 0), LocalTime.of(13, 0), BERLIN).test(facts))
        .isEqualTo(new Answer.Yes("it is Saturday 12:30", Set.of()));
  }
}
