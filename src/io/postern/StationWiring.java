package io.postern;

import io.postern.account.AccountRoutes;
import io.postern.account.Definitions;
import io.postern.account.Inspection;
import io.postern.deliver.Deliveries;
import io.postern.deliver.EndpointFailedStep;
import io.postern.deliver.EndpointTookStep;
import io.postern.deliver.SmtpProbe;
import io.postern.fetch.AccountHistory;
import io.postern.fetch.DropStep;
import io.postern.fetch.FetchStation;
import io.postern.fetch.Gate;
import io.postern.fetch.InspectedStep;
import io.postern.fetch.Ledger;
import io.postern.fetch.MailboxComponent;
import io.postern.fetch.OutcomesStep;
import io.postern.fetch.Prospects;
import io.postern.fetch.Providers;
import io.postern.fetch.PutOffStep;
import io.postern.fetch.SendingStep;
import io.postern.fetch.SessionTraces;
import io.postern.fetch.Sessions;
import io.postern.journal.Journal;
import io.postern.mail.MailIds;
import io.postern.mail.Outcome;
import io.postern.manage.ConsoleSettings;
import io.postern.manage.MailboxRoutes;
import io.postern.manage.Meters;
import io.postern.manage.ServerProbe;
import io.postern.notice.Templates;
import io.postern.sessionlog.SessionLogs;
import io.postern.spool.Spool;
import io.postern.store.Store;
import io.postern.trace.Traces;
import io.postern.wire.Wires;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the stations and what the routes refer to by name. */
@Configuration(proxyBeanMethods = false)
class StationWiring {
  private static final Logger LOG = LoggerFactory.getLogger(StationWiring.class);

  @Bean
  Clock clock() {
    return Clock.systemDefaultZone();
  }

  @Bean
  Store store(Definitions definitions, Clock clock) {
    return Store.open(definitions.dataDir().resolve("postern.db"), clock);
  }

  @Bean
  Journal journal(Store store, Clock clock) {
    return new Journal(store, clock);
  }

  @Bean
  MailIds mailIds(Clock clock) {
    return new MailIds(clock);
  }

  /** What was being sent when the last process died is in doubt before anything else is done. */
  @Bean
  Ledger ledger(Store store, Journal journal, MailIds ids, Clock clock) {
    Ledger ledger = new Ledger(store, journal, ids, clock);
    ledger
        .closeUnfinished()
        .forEach(each -> LOG.warn("In doubt since the last stop, will be sent again: {}", each));
    return ledger;
  }

  @Bean
  AccountHistory accountHistory(Store store, Definitions definitions) throws IOException {
    return new AccountHistory(store, definitions.dataDir().resolve("history"));
  }

  @Bean
  Wires wires() {
    return new Wires();
  }

  @Bean
  Sessions sessions(Definitions definitions) {
    return new Sessions(definitions.fetch());
  }

  @Bean
  FetchStation fetchStation(
      Definitions definitions,
      Wires wires,
      Traces traces,
      Ledger ledger,
      AccountHistory history,
      Journal journal,
      Sessions sessions,
      Meters meters,
      Prospects prospects,
      SessionLogs sessionLogs,
      Gate gate,
      Clock clock)
      throws IOException {
    Path spool = definitions.fetch().dataDir().resolve("spool");
    int swept = Spool.sweep(spool);
    if (swept > 0) {
      LOG.info("Removed {} spool files of a process that died", swept);
    }
    return new FetchStation(
        definitions.fetch(),
        new Providers(wires, traces, gate),
        ledger,
        history,
        journal,
        sessions,
        new SessionLog(meters, sessionLogs, new SessionTraces(traces)::announcements),
        prospects,
        definitions.server().heloName(),
        clock);
  }

  @Bean
  Traces traces(Definitions definitions, Clock clock) {
    return new Traces(definitions.dataDir().resolve("trace"), clock);
  }

  @Bean
  Deliveries deliveries(Definitions definitions, Wires wires, Clock clock, Traces traces) {
    Deliveries deliveries = new Deliveries(wires, clock, traces);
    deliveries.add(definitions.server());
    return deliveries;
  }

  @Bean("mailbox-component")
  MailboxComponent mailboxComponent(FetchStation station) {
    return new MailboxComponent(station);
  }

  /** There is no starter for kamelets that would read this key. */
  @Bean("kamelet-component")
  KameletComponent kameletComponent(
      @Value("${camel.component.kamelet.location:classpath:kamelets}") String location) {
    KameletComponent kamelets = new KameletComponent();
    kamelets.setLocation(location);
    return kamelets;
  }

  @Bean
  SendingStep noteSending(Ledger ledger) {
    return new SendingStep(ledger);
  }

  @Bean
  OutcomesStep noteOutcomes(Ledger ledger, Meters meters, Definitions definitions) {
    UnaryOperator<Outcome> judgement =
        definitions
            .spamRejection()
            .<UnaryOperator<Outcome>>map(spam -> spam::judge)
            .orElse(UnaryOperator.identity());
    return new OutcomesStep(ledger, meters::attempted, judgement);
  }

  @Bean
  InspectedStep noteInspected() {
    return new InspectedStep();
  }

  @Bean
  PutOffStep putOff() {
    return new PutOffStep();
  }

  @Bean
  DropStep noteDropped() {
    return new DropStep();
  }

  /** An administrator's own texts are taken up whenever they change. */
  @Bean
  Templates templates(Home home, Definitions definitions, Clock clock) {
    Locale language =
        definitions
            .inspection()
            .map(Inspection::language)
            .or(() -> definitions.outgoing().map(outgoing -> outgoing.relay().language()))
            .orElse(Locale.ENGLISH);
    return new Templates(Optional.of(home.folder().resolve("notices")), language, clock);
  }

  @Bean
  MailboxRoutes accountControl(CamelContext camel, FetchStation station) {
    return new MailboxRoutes(camel, station);
  }

  @Bean
  ConsoleSettings consoleSettings(Definitions definitions) {
    return new ConsoleSettings(
        definitions.dataDir(),
        definitions.console().operatorPassword(),
        definitions.console().viewerPassword());
  }

  @Bean
  ServerProbe serverProbe(Definitions definitions, Wires wires) {
    SmtpProbe probe = new SmtpProbe(wires);
    return () ->
        probe.ask(definitions.server()) instanceof SmtpProbe.Result.Down down
            ? new ServerProbe.Answer.NotReady(down.text())
            : new ServerProbe.Answer.Ready(definitions.server().peer().toString());
  }

  @Bean
  EndpointTookStep endpointTook() {
    return new EndpointTookStep();
  }

  @Bean
  EndpointFailedStep endpointFailed() {
    return new EndpointFailedStep();
  }

  /** The routes of the accounts follow when the templates are there. */
  @Bean
  CamelContextConfiguration accountRoutes(
      Definitions definitions, ObjectProvider<AccountRoutes> routes, Clock clock) {
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext camel) {
        camel.getTypeConverterRegistry();
      }

      @Override
      public void afterApplicationStart(CamelContext camel) {
        try {
          int accounts = definitions.accounts().size();
          if (!StepsInConsolePolicy.apply(camel, accounts)) {
            LOG.info("{} accounts: the console counts mails by routes, not by steps", accounts);
          }
          routes.getObject().addAll(definitions);
          if (!definitions.accounts().isEmpty()) {
            new Rehearsal(definitions.dataDir().resolve("rehearsal"), clock).begin();
          }
        } catch (Exception broken) {
          throw new IllegalStateException(
              "the routes of the accounts cannot be made: " + broken.getMessage(), broken);
        }
      }
    };
  }
}
