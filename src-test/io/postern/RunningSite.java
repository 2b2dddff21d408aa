package io.postern;

import io.postern.account.AccountRoutes;
import io.postern.account.Definitions;
import io.postern.account.DefinitionsInForce;
import io.postern.account.Reading;
import io.postern.account.Reload;
import io.postern.account.Reloading;
import io.postern.account.SettingsSource;
import io.postern.deliver.Deliveries;
import io.postern.deliver.EndpointFailedStep;
import io.postern.deliver.EndpointTookStep;
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
import io.postern.manage.PausePolicy;
import io.postern.manage.PausedRoutes;
import io.postern.route.Routers;
import io.postern.store.Store;
import io.postern.time.SettableClock;
import io.postern.wire.Wires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/** The routes of the accounts of a home folder, with what they need, and no other part. */
final class RunningSite implements AutoCloseable {
  private final SettableClock clock = new SettableClock();
  private final Path home;
  private final Store store;
  private final Wires wires = new Wires();
  private final Sessions sessions;
  private final Deliveries deliveries;
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final PausedRoutes paused;
  private final Reloading reloading;

  /** Starts what the settings there say. */
  RunningSite(Path home) throws Exception {
    this.home = home;
    SettingsSource settings = new SettingsSource(home, Map.of());
    Definitions definitions = ((Reading.Valid) settings.get()).definitions();
    Files.createDirectories(definitions.dataDir());
    store = Store.open(definitions.dataDir().resolve("postern.db"), clock);
    sessions = new Sessions(definitions.fetch());
    deliveries = new Deliveries(wires, clock);
    deliveries.add(definitions.server());
    Journal journal = new Journal(store, clock);
    Ledger ledger = new Ledger(store, journal, new MailIds(clock), clock);
    FetchStation station = station(definitions, journal, ledger);
    paused = new PausedRoutes(store, journal, clock);
    camel.disableJMX();
    camel.addRoutePolicyFactory(new PausePolicy(paused));
    camel.addComponent("mailbox", new MailboxComponent(station));
    bind(ledger);
    load("fetch", "deliver");
    camel.start();
    AccountRoutes accounts =
        new AccountRoutes(camel, station, new Routers(), route -> paused.replacing(route)::close);
    accounts.addAll(definitions);
    reloading = new Reloading(settings, new DefinitionsInForce(definitions), accounts, List.of());
  }

  private FetchStation station(Definitions definitions, Journal journal, Ledger ledger)
      throws IOException {
    return new FetchStation(
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
  }

  private void bind(Ledger ledger) {
    camel.getRegistry().bind("deliveries", deliveries);
    camel.getRegistry().bind("noteSending", new SendingStep(ledger));
    camel.getRegistry().bind("noteOutcomes", new OutcomesStep(ledger, outcome -> {}));
    camel.getRegistry().bind("noteHeld", new HeldStep(ledger));
    camel.getRegistry().bind("noteInspected", new InspectedStep());
    camel.getRegistry().bind("putOff", new PutOffStep());
    camel.getRegistry().bind("noteDropped", new DropStep());
    camel.getRegistry().bind("endpointTook", new EndpointTookStep());
    camel.getRegistry().bind("endpointFailed", new EndpointFailedStep());
    camel.getPropertiesComponent().addInitialProperty("inspect.incoming", "false");
  }

  private void load(String... names) throws Exception {
    for (String name : names) {
      Resource routes =
          PluginHelper.getResourceLoader(camel)
              .resolveResource("classpath:routes/" + name + ".camel.yaml");
      PluginHelper.getRoutesLoader(camel).loadRoutes(routes);
    }
  }

  Reload reload() {
    return reloading.reload();
  }

  PausedRoutes paused() {
    return paused;
  }

  DefaultCamelContext camel() {
    return camel;
  }

  MailboxConsumer account(String name) {
    return (MailboxConsumer) camel.getRoute("fetch-" + name).getConsumer();
  }

  /** The ids of all routes, sorted. */
  List<String> routes() {
    return List.copyOf(new TreeSet<>(camel.getRoutes().stream().map(Route::getId).toList()));
  }

  /** How many mails are in a folder of the home folder. */
  long mailsIn(String folder) throws IOException {
    Path path = home.resolve(folder);
    if (!Files.isDirectory(path)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.count();
    }
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
