package io.postern;

import io.postern.account.AccountRoutes;
import io.postern.account.Definitions;
import io.postern.deliver.Deliveries;
import io.postern.fetch.AccountHistory;
import io.postern.fetch.DropStep;
import io.postern.fetch.FetchStation;
import io.postern.fetch.HeldStep;
import io.postern.fetch.InspectedStep;
import io.postern.fetch.Ledger;
import io.postern.fetch.MailboxComponent;
import io.postern.fetch.MailboxConsumer;
import io.postern.fetch.OutcomesStep;
import io.postern.fetch.Prospects;
import io.postern.fetch.Providers;
import io.postern.fetch.PutOffStep;
import io.postern.fetch.SendingStep;
import io.postern.fetch.SessionWatch;
import io.postern.fetch.Sessions;
import io.postern.journal.Journal;
import io.postern.mail.MailIds;
import io.postern.route.Routers;
import io.postern.store.Store;
import io.postern.wire.Wires;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/** The routes of one account in a Camel context of their own, without management. */
final class RehearsalRoutes implements AutoCloseable {
  private final Store store;
  private final Wires wires = new Wires();
  private final Sessions sessions;
  private final Deliveries deliveries;
  private final CamelContext camel = new DefaultCamelContext();

  RehearsalRoutes(Definitions definitions, Clock clock) throws Exception {
    store = Store.open(definitions.dataDir().resolve("rehearsal.db"), clock);
    sessions = new Sessions(definitions.fetch());
    deliveries = new Deliveries(wires, clock);
    deliveries.add(definitions.server());
    Journal journal = new Journal(store, clock);
    Ledger ledger = new Ledger(store, journal, new MailIds(clock), clock);
    FetchStation station =
        new FetchStation(
            definitions.fetch(),
            new Providers(wires),
            ledger,
            new AccountHistory(store, definitions.dataDir().resolve("history")),
            journal,
            sessions,
            SessionWatch.NONE,
            Prospects.NONE,
            "localhost",
            clock);
    camel.disableJMX();
    camel.addComponent("mailbox", new MailboxComponent(station));
    camel.getRegistry().bind("deliveries", deliveries);
    camel.getRegistry().bind("noteSending", new SendingStep(ledger));
    camel.getRegistry().bind("noteOutcomes", new OutcomesStep(ledger, outcome -> {}));
    camel.getRegistry().bind("noteHeld", new HeldStep(ledger));
    camel.getRegistry().bind("noteInspected", new InspectedStep());
    camel.getRegistry().bind("putOff", new PutOffStep());
    camel.getRegistry().bind("noteDropped", new DropStep());
    camel.getPropertiesComponent().addInitialProperty("inspect.incoming", "false");
    load("routes/fetch.camel.yaml");
    load("routes/deliver.camel.yaml");
    camel.start();
    new AccountRoutes(camel, station, new Routers(), route -> AccountRoutes.Replacement.NONE)
        .addAll(definitions);
  }

  /** Always the routes of the jar: those that an operator changed may do more than deliver. */
  private void load(String name) throws Exception {
    Resource resource = PluginHelper.getResourceLoader(camel).resolveResource("classpath:" + name);
    PluginHelper.getRoutesLoader(camel).loadRoutes(resource);
  }

  /** Has the account visited; returns at once. */
  void start(String account) {
    ((MailboxConsumer) camel.getRoute("fetch-" + account).getConsumer()).requestSession();
  }

  @Override
  public void close() {
    camel.stop();
    sessions.close();
    deliveries.close();
    wires.close();
    store.close();
  }
}
