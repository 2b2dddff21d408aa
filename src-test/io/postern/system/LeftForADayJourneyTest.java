package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.fetch.AccountHistory;
import io.postern.fetch.FetchSettings;
import io.postern.fetch.FetchStation;
import io.postern.fetch.Ledger;
import io.postern.fetch.MailboxComponent;
import io.postern.fetch.MailboxConsumer;
import io.postern.fetch.MailboxSettings;
import io.postern.fetch.OutcomesStep;
import io.postern.fetch.Prospects;
import io.postern.fetch.Providers;
import io.postern.fetch.Retention;
import io.postern.fetch.Schedule;
import io.postern.fetch.SendingStep;
import io.postern.fetch.SessionReport;
import io.postern.fetch.SessionWatch;
import io.postern.fetch.Sessions;
import io.postern.fetch.SizeLimits;
import io.postern.journal.Journal;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import io.postern.mail.Outcome;
import io.postern.store.Store;
import io.postern.time.SettableClock;
import io.postern.wire.Credentials;
import io.postern.wire.Peer;
import io.postern.wire.Security;
import io.postern.wire.Wires;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The mailbox component with Dovecot as the provider and a clock that is moved: what was left on
 * the server goes after a day, and nothing is fetched twice (F39, F41).
 */
class LeftForADayJourneyTest {
  private static final String USER = "left";
  private static final String RECIPIENT = "left@company.example";

  @TempDir private Path data;
  private final SettableClock clock = new SettableClock();
  private final List<String> arrived = new CopyOnWriteArrayList<>();

  @BeforeEach
  void require() {
    Dovecot.require();
  }

  @Test
  void nothingIsFetchedTwiceAndEachMailGoesAfterItsDay() throws Exception {
    try (Dovecot dovecot = new Dovecot(List.of(USER))) {
      deliver(dovecot, 0, 20);
      visit(dovecot, 20, 0);
      visit(dovecot, 0, 0);
      clock.advance(Duration.ofHours(12));
      deliver(dovecot, 20, 30);
      visit(dovecot, 10, 0);
      assertThat(dovecot.count(USER)).isEqualTo(30);
      clock.advance(Duration.ofHours(12));
      visit(dovecot, 0, 20);
      assertThat(dovecot.count(USER)).isEqualTo(10);
      clock.advance(Duration.ofHours(12));
      visit(dovecot, 0, 10);
      assertThat(dovecot.count(USER)).isZero();
      assertThat(arrived).hasSize(30).doesNotHaveDuplicates();
    }
  }

  private static void deliver(Dovecot dovecot, int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      dovecot.deliver(USER, PlainMails.mail(i, 1_000));
    }
  }

  /** A process of its own would do the same: everything is made anew but the clock. */
  private void visit(Dovecot dovecot, int fetched, int deleted) throws Exception {
    Store store = Store.open(data.resolve("postern.db"), clock);
    FetchSettings limits = new FetchSettings(data, 1, 4, 3, 0, 65_536);
    try (store;
        Wires wires = new Wires();
        Sessions sessions = new Sessions(limits);
        CamelContext camel = new DefaultCamelContext()) {
      Journal journal = new Journal(store, clock);
      Ledger ledger = new Ledger(store, journal, new MailIds(clock), clock);
      FetchStation station =
          new FetchStation(
              limits,
              new Providers(wires),
              ledger,
              new AccountHistory(store, data.resolve("history")),
              journal,
              sessions,
              SessionWatch.NONE,
              Prospects.NONE,
              "gw.example",
              clock);
      station.put(settings(dovecot));
      camel.addComponent("mailbox", new MailboxComponent(station));
      camel.addRoutes(route(ledger));
      camel.start();
      MailboxConsumer mailbox = (MailboxConsumer) camel.getRoute("fetch").getConsumer();
      assertThat(mailbox.requestSession()).isTrue();
      await().until(() -> mailbox.lastReport().isPresent());
      SessionReport report = mailbox.lastReport().orElseThrow();
      assertThat(report.end()).as(report.toString()).isEqualTo(SessionReport.End.COMPLETE);
      assertThat(report.fetched()).isEqualTo(fetched);
      assertThat(report.deleted()).isEqualTo(deleted);
    }
  }

  private static MailboxSettings settings(Dovecot dovecot) {
    Duration patience = Duration.ofSeconds(20);
    return new MailboxSettings(
        USER,
        new Peer("127.0.0.1", dovecot.port(), Security.NONE, Optional.empty(), patience, patience),
        new Credentials(USER, dovecot.password(USER)),
        true,
        new Schedule.OnDemand(),
        new Retention(true, Optional.of(Duration.ofDays(1))),
        SizeLimits.NONE,
        "");
  }

  private RouteBuilder route(Ledger ledger) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("mailbox:" + USER)
            .routeId("fetch")
            .setProperty(ExchangeKeys.RECIPIENTS, constant(List.of(RECIPIENT)))
            .process(new SendingStep(ledger))
            .process(LeftForADayJourneyTest.this::take)
            .process(new OutcomesStep(ledger, outcome -> {}));
      }
    };
  }

  private void take(Exchange exchange) {
    Mail mail = exchange.getMessage().getBody(Mail.class);
    arrived.add(mail.header().first("X-Specimen-Id").orElseThrow());
    Map<String, Outcome> outcomes = Map.of(RECIPIENT, new Outcome.Delivered("250 ok"));
    exchange.setProperty(ExchangeKeys.OUTCOMES, outcomes);
  }
}
