package io.postern.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.deliver.FakeSmtp;
import io.postern.deliver.ReceivedMail;
import io.postern.journal.Event;
import io.postern.journal.Line;
import io.postern.queue.Settlement;
import io.postern.queue.Settlement.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever the smarthost does: each recipient gets the mail once, or its sender hears of it. */
class ServerAnswersBecomeFatesTest {
  private final Office office = new Office();
  private final FakeSmtp server = office.server;

  @AfterEach
  void close() {
    office.close();
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
}
