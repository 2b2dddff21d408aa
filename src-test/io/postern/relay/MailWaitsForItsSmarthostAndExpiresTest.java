package io.postern.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.deliver.FakeSmtp;
import io.postern.fetch.pop3.TestCertificate;
import io.postern.journal.Event;
import io.postern.journal.Line;
import io.postern.queue.Settlement;
import io.postern.queue.Settlement.Fate;
import io.postern.time.SettableClock;
import io.postern.wire.Credentials;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mail that cannot leave is tried again at its time, a smarthost in trouble is left alone
 * meanwhile, and what waited too long is given up.
 */
class MailWaitsForItsSmarthostAndExpiresTest {
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

  @Test
  void theConsoleSeesTheLargestMailThatADestinationTookLast() {
    assertThat(office.relay.destinations().get(1).largestMail()).isEmpty();
    server.offering("SIZE 26214400");
    office.send(Letter.to("a@e.example"));
    assertThat(office.relay.destinations().get(1).largestMail()).hasValue(26_214_400);
  }
}
