package io.postern.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.deliver.FakeSmtp;
import io.postern.deliver.ReceivedMail;
import io.postern.fetch.pop3.TestCertificate;
import io.postern.journal.Event;
import io.postern.journal.Line;
import io.postern.queue.Settlement;
import io.postern.queue.Settlement.Fate;
import io.postern.wire.Credentials;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the smarthost does: each recipient gets the mail once, or its sender hears of it. */
class ServerAnswersBecomeFatesTest {
  private Office office = new Office();
  private FakeSmtp server = office.server;

  @AfterEach
  void close() {
    office.close();
  }

  private void reopen(Security security, Optional<Credentials> login, Duration patience) {
    office.close();
    office = new Office(security, login, patience);
    server = office.server;
  }

  private static List<Event> events(Settlement settlement) {
    return settlement.lines().stream().map(Line::event).toList();
  }

  @Test
  void aMailIsDelivered() {
    Settlement settlement = office.send(Letter.to("friend@elsewhere.example"));
    assertThat(Office.byName(settlement))
        .containsEntry("friend@elsewhere.example", new Fate.Delivered("250 2.0.0 queued as 1"));
    assertThat(settlement.lines())
        .containsExactly(
            new Line(
                Event.DELIVERED, "friend@elsewhere.example", "127.0.0.1: 250 2.0.0 queued as 1"));
    assertThat(settlement.notices()).isEmpty();
    assertThat(settlement.hold()).isEmpty();
    assertThat(office.rests).isEmpty();
    assertThat(office.counted).containsOnlyKeys(RelayMeter.Kind.DELIVERED);
  }

  @Test
  void eachRecipientHasItsOwnFateAndOnlyTheOpenOneIsTriedAgain() {
    server.on("RCPT TO:<full@").times(1).say("452 4.2.2 mailbox full");
    server.on("RCPT TO:<gone@").say("550 5.1.1 no such user");
    Letter letter = Letter.to("full@e.example", "gone@e.example", "info@e.example");

    Settlement first = office.send(letter);
    assertThat(Office.byName(first))
        .containsEntry("full@e.example", new Fate.Open("452 4.2.2 mailbox full"))
        .containsEntry("gone@e.example", new Fate.Failed("550 5.1.1 no such user"))
        .containsEntry("info@e.example", new Fate.Delivered("250 2.0.0 queued as 1"));
    assertThat(first.counts()).isTrue();
    assertThat(first.notices()).hasSize(1);
    assertThat(events(first)).contains(Event.RETURNED);

    Settlement second = office.send(letter);
    assertThat(second.fates()).hasSize(1);
    assertThat(letter.isDone()).isTrue();
    assertThat(server.mails())
        .extracting(ReceivedMail::recipients)
        .containsExactly(List.of("RCPT TO:<info@e.example>"), List.of("RCPT TO:<full@e.example>"));
  }

  @Test
  void retriesComeAtTheExactMomentsOfTheSchedule() {
    server.on("RCPT").say("450 4.2.0 greylisted");
    Letter letter = Letter.to("friend@e.example");
    RetrySchedule schedule = RetrySchedule.of(office.settings);
    for (int attempt = 0; attempt < 4; attempt++) {
      Settlement settlement = office.send(letter);
      assertThat(settlement.nextAttempt())
          .isEqualTo(office.clock.instant().plus(schedule.delay("MAIL1", attempt)));
      office.clock.set(settlement.nextAttempt());
    }
  }

  @Test
  void aMailThatWasPutOffTooLongIsGivenUp() {
    server.on("RCPT").say("450 4.2.0 greylisted");
    Letter letter = Letter.to("friend@e.example");
    office.send(letter);
    office.clock.advance(Duration.ofDays(5));

    Settlement last = office.send(letter);
    assertThat(Office.byName(last))
        .containsEntry("friend@e.example", new Fate.Failed("450 4.2.0 greylisted"));
    assertThat(events(last)).containsExactly(Event.EXPIRED, Event.RETURNED);
    assertThat(last.lines().get(0).detail())
        .isEqualTo("given up after 5 days; the last answer: 127.0.0.1: 450 4.2.0 greylisted");
    assertThat(office.counted).containsEntry(RelayMeter.Kind.EXPIRED, 1);
  }

  @Test
  void aRefusalOfTheContentFailsTheMail() {
    server.on(FakeSmtp.END).say("554 5.7.1 looks like spam");
    Settlement settlement = office.send(Letter.to("friend@e.example"));
    assertThat(Office.byName(settlement))
        .containsEntry("friend@e.example", new Fate.Failed("554 5.7.1 looks like spam"));
    assertThat(settlement.notices()).hasSize(1);
  }

  @Test
  void aRefusedSenderFailsTheMailForAll() {
    server.on("MAIL").say("550 5.7.1 relaying denied");
    Settlement settlement = office.send(Letter.to("a@e.example", "b@e.example"));
    assertThat(settlement.fates().values())
        .containsOnly(new Fate.Failed("550 5.7.1 relaying denied"));
    assertThat(settlement.notices()).as("one report for both").hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {FakeSmtp.GREETING, "EHLO", "MAIL", "RCPT", "DATA", FakeSmtp.END})
  void a421LetsTheDestinationRestAndDoesNotCount(String step) {
    server.on(step).sayAndClose("421 4.3.2 shutting down");
    Settlement settlement = office.send(Letter.to("friend@e.example"));
    assertThat(settlement.fates().values()).hasOnlyElementsOfType(Fate.Open.class);
    assertThat(settlement.counts()).isFalse();
    assertThat(office.rests).containsEntry("isp", SettableClock.START.plusSeconds(30));
    assertThat(settlement.nextAttempt()).isEqualTo(SettableClock.START.plusSeconds(30));
  }

  @Test
  void aDeadSmarthostCostsOneConnectionForAllMailsInEachRest() {
    server.on(FakeSmtp.GREETING).sayAndClose("421 4.3.2 shutting down");
    for (int i = 0; i < 50; i++) {
      Settlement settlement = office.send(Letter.to("friend@e.example").id("MAIL" + i));
      assertThat(settlement.fates().values()).hasOnlyElementsOfType(Fate.Open.class);
    }
    assertThat(server.connections()).isEqualTo(1);
    office.clock.advance(Duration.ofSeconds(30));
    office.send(Letter.to("friend@e.example"));
    office.send(Letter.to("friend@e.example"));
    assertThat(server.connections()).isEqualTo(2);
    assertThat(office.rests).containsEntry("isp", office.clock.instant().plusSeconds(60));
  }

  @Test
  void aMailExpiresAlsoWhileItsDestinationRests() {
    server.on(FakeSmtp.GREETING).sayAndClose("421 4.3.2 shutting down");
    office.clock.advance(Duration.ofDays(5));
    office.send(Letter.to("a@e.example").id("MAIL1"));
    Settlement settlement = office.send(Letter.to("b@e.example").id("MAIL2"));
    assertThat(events(settlement)).containsExactly(Event.EXPIRED, Event.RETURNED);
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void whenTheSmarthostIsBackTheRestEnds() {
    server.on(FakeSmtp.GREETING).times(1).sayAndClose("421 4.3.2 shutting down");
    Letter letter = Letter.to("friend@e.example");
    office.send(letter);
    office.clock.advance(Duration.ofSeconds(30));
    office.send(letter);
    assertThat(letter.isDone()).isTrue();
    assertThat(office.rests).containsEntry("isp", office.clock.instant());
    assertThat(letter.attempts).isEqualTo(1);
  }

  @Test
  void aMailThatIsUnfitForAnyServerSaysNothingAboutThisOne() {
    server.on(FakeSmtp.GREETING).sayAndClose("421 4.3.2 shutting down");
    office.send(Letter.to("a@e.example").id("M1"));
    office.clock.advance(Duration.ofSeconds(30));

    Settlement unfit = office.send(Letter.to("a@e.example").id("M2").content("x: y\n.\nz\r\n"));
    assertThat(unfit.fates().values()).hasOnlyElementsOfType(Fate.Failed.class);
    Settlement next = office.send(Letter.to("a@e.example").id("M3"));
    assertThat(next.fates().values()).hasOnlyElementsOfType(Fate.Open.class);
    assertThat(office.rests).containsEntry("isp", office.clock.instant().plusSeconds(60));
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  void aServerThatHangsIsAtFault() {
    reopen(Security.NONE, Optional.empty(), Duration.ofMillis(400));
    server.on("MAIL").hang();
    Settlement settlement = office.send(Letter.to("friend@e.example"));
    assertThat(settlement.counts()).isFalse();
    assertThat(settlement.note()).contains("gave no answer in time");
    assertThat(office.rests).containsKey("isp");
  }

  @Test
  void aConnectionThatBreaksInTheContentPutsTheMailOff() {
    server.on(FakeSmtp.CONTENT).times(1).after(10_000).close();
    String large = "x: y\r\n\r\n" + ("z".repeat(998) + "\r\n").repeat(20_000);
    Letter letter = Letter.to("friend@e.example").content(large);
    Settlement settlement = office.send(letter);
    assertThat(events(settlement)).containsExactly(Event.DEFERRED);
    office.send(letter);
    assertThat(server.mails()).hasSize(1);
  }

  @Test
  void aConnectionThatBreaksBehindTheDotLeavesADoubtThatTheJournalNames() {
    server.on(FakeSmtp.END).times(1).close();
    Letter letter = Letter.to("friend@e.example");
    Settlement settlement = office.send(letter);
    assertThat(events(settlement)).containsExactly(Event.IN_DOUBT);
    assertThat(settlement.fates().values()).hasOnlyElementsOfType(Fate.Open.class);
    assertThat(settlement.counts()).isTrue();
    assertThat(office.counted).containsOnlyKeys(RelayMeter.Kind.IN_DOUBT);
    office.send(letter);
    assertThat(letter.isDone()).isTrue();
  }

  @Test
  void aWrongPasswordKeepsTheMailAndTellsThePostmasterOnce() {
    reopen(
        Security.NONE,
        Optional.of(new Credentials("us", new Secret("hunter2"))),
        Duration.ofSeconds(3));
    server.offering("AUTH PLAIN").login("us:other");
    Settlement settlement = office.send(Letter.to("friend@e.example"));
    assertThat(settlement.fates().values()).hasOnlyElementsOfType(Fate.Open.class);
    assertThat(office.rests).containsKey("isp");
    assertThat(settlement.notices()).hasSize(1);
    assertThat(settlement.notices().get(0).mail().envelope().recipients())
        .hasToString("[postmaster@company.example]");
    assertThat(office.send(Letter.to("other@e.example").id("MAIL2")).notices()).isEmpty();
    assertThat(settlement.toString()).doesNotContain("hunter2");
  }

  @Test
  void oneSendersWrongPasswordStopsNobodyElse() {
    server.offering("AUTH PLAIN").login("boss:right");
    Letter boss =
        Letter.to("friend@e.example").from("boss@company.example").by("isp/boss@company.example");
    office.send(boss);
    assertThat(office.rests).containsOnlyKeys("isp/boss@company.example");
    Letter anna = Letter.to("friend@e.example").id("MAIL2");
    office.send(anna);
    assertThat(anna.isDone()).isTrue();
  }

  @Test
  void tlsThatIsNotWhatItShouldBeSendsNothing() {
    reopen(Security.STARTTLS, Optional.empty(), Duration.ofSeconds(3));
    server.offering("STARTTLS").tls(TestCertificate.named("dns:other.example"));
    Settlement settlement = office.send(Letter.to("friend@e.example"));
    assertThat(settlement.fates().values()).hasOnlyElementsOfType(Fate.Open.class);
    assertThat(office.rests).containsKey("isp");
    assertThat(server.mails()).isEmpty();
    assertThat(settlement.notices()).as("an alert at once").hasSize(1);
  }

  @Test
  void aServerThatOffersMoreThanItKeepsIsBelievedByItsAnswers() {
    server.offering("SIZE 100000000", "8BITMIME", "PIPELINING", "DSN");
    server.on("MAIL").times(1).say("555 5.5.4 parameters not understood");
    Settlement settlement = office.send(Letter.to("friend@e.example"));
    assertThat(Office.byName(settlement))
        .containsEntry("friend@e.example", new Fate.Failed("555 5.5.4 parameters not understood"));
  }

  @Test
  void aServerThatChangesItsMindFromMailToMailIsTakenByItsWordEachTime() {
    server.on("RCPT").times(1).say("550 5.7.1 not you");
    server.on(FakeSmtp.END).times(1).say("451 4.3.0 not now");
    Letter refused = Letter.to("a@e.example").id("M1");
    Letter deferred = Letter.to("a@e.example").id("M2");
    Letter taken = Letter.to("a@e.example").id("M3");
    office.send(refused);
    office.send(deferred);
    office.send(taken);
    assertThat(refused.isDone()).isTrue();
    assertThat(deferred.isDone()).isFalse();
    assertThat(taken.isDone()).isTrue();
    assertThat(server.mails()).hasSize(1);
  }

  @Test
  void manyRecipientsTravelInTransactionsOfAHundredOneInEachAttempt() {
    String[] many =
        IntStream.range(0, 250).mapToObj(i -> "r" + i + "@e.example").toArray(String[]::new);
    Letter letter = Letter.to(many);
    List<Boolean> counts = new ArrayList<>();
    while (!letter.isDone()) {
      Settlement settlement = office.send(letter);
      if (!letter.isDone()) {
        assertThat(settlement.nextAttempt()).isEqualTo(office.clock.instant());
      }
      counts.add(settlement.counts());
    }
    assertThat(counts).containsExactly(false, false, true);
    assertThat(server.mails())
        .extracting(mail -> mail.recipients().size())
        .containsExactly(100, 100, 50);
  }

  @Test
  void recipientsThatWereOneTooManyComeNextAndAtOnce() {
    server.on("RCPT TO:<c@").times(1).say("452 4.5.3 too many recipients");
    Letter letter = Letter.to("a@e.example", "b@e.example", "c@e.example");
    Settlement first = office.send(letter);
    assertThat(first.nextAttempt()).isEqualTo(office.clock.instant());
    assertThat(first.counts()).isFalse();
    office.send(letter);
    assertThat(letter.isDone()).isTrue();
    assertThat(server.mails()).hasSize(2);
  }

  @Test
  void tooManyRecipientsWithoutAnyProgressWaitTheirTime() {
    server.on("RCPT").say("452 4.5.3 too many recipients");
    Settlement settlement = office.send(Letter.to("a@e.example"));
    assertThat(settlement.nextAttempt()).isAfter(office.clock.instant());
    assertThat(settlement.counts()).isTrue();
  }

  @Test
  void anAnswerThatWaitsForItsTimeIsNotRepeatedByTheNextTransaction() {
    server.on("RCPT TO:<r0@").say("450 4.2.0 greylisted");
    String[] many =
        IntStream.range(0, 150).mapToObj(i -> "r" + i + "@e.example").toArray(String[]::new);
    Letter letter = Letter.to(many);
    office.send(letter);
    Settlement second = office.send(letter);
    assertThat(Office.byName(second))
        .containsEntry("r0@e.example", new Fate.Open("450 4.2.0 greylisted"));
    assertThat(second.nextAttempt()).isAfter(office.clock.instant());
    assertThat(server.commands().stream().filter(c -> c.startsWith("RCPT TO:<r0@"))).hasSize(1);
  }

  @Test
  void aMailThatRunsInACircleIsReturned() {
    String circle = "Received: from a by gw (Postern) with SMTP;\r\n".repeat(31);
    Settlement settlement =
        office.send(Letter.to("a@e.example").content(circle + "Subject: x\r\n\r\n"));
    assertThat(events(settlement)).containsExactly(Event.REFUSED, Event.RETURNED);
    assertThat(settlement.note()).startsWith("5.4.6 the mail runs in a circle");
    assertThat(server.connections()).isZero();
  }

  @Test
  void aLongWayWithoutACircleIsNoLoop() {
    String way = "Received: from a by b with SMTP;\r\n".repeat(40);
    String once = "Received: from a by gw (Postern) with SMTP;\r\n";
    Letter letter = Letter.to("a@e.example").content(once + way + "\r\n");
    office.send(letter);
    assertThat(letter.isDone()).isTrue();
  }

  @Test
  void noticesOfOurOwnGoToTheInternalServer() {
    Letter notice = Letter.to("anna@company.example").from("").by(Destinations.INTERNAL);
    office.send(notice);
    assertThat(server.mails()).hasSize(1);
    assertThat(server.mails().get(0).mailCommand()).startsWith("MAIL FROM:<>");
  }

  @Test
  void theConsoleSeesHowDestinationsStand() {
    server.on("MAIL").times(1).sayAndClose("421 4.3.2 shutting down");
    office.send(Letter.to("a@e.example"));
    assertThat(office.relay.destinations())
        .extracting(DestinationStatus::name)
        .containsExactly("internal", "isp", "isp/boss@company.example");
    DestinationStatus isp = office.relay.destinations().get(1);
    assertThat(isp.restingUntil()).contains(SettableClock.START.plusSeconds(30));
    assertThat(isp.lastFailure()).contains("421 4.3.2 shutting down");
    office.relay.wake("isp");
    office.send(Letter.to("a@e.example"));
    assertThat(office.relay.destinations().get(1).restingUntil()).isEmpty();
    assertThat(office.relay.destinations().get(1).idleConnections()).isEqualTo(1);
  }
}
