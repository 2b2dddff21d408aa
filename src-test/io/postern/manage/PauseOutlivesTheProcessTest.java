package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.journal.Entry;
import io.postern.journal.Event;
import io.postern.journal.Journal;
import io.postern.journal.JournalQuery;
import io.postern.store.Store;
import io.postern.time.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PauseOutlivesTheProcessTest {
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock();
  private Store store;
  private Journal journal;
  private PausedRoutes paused;
  private CamelContext camel;
  private CamelRoutes routes;

  @BeforeEach
  void startGateway() throws Exception {
    start("direct:relay");
  }

  private void start(String relayUri) throws Exception {
    store = Store.open(folder.resolve("postern.db"), clock);
    journal = new Journal(store, clock);
    paused = new PausedRoutes(store, journal, clock);
    camel = new DefaultCamelContext();
    camel.addRoutePolicyFactory(new PausePolicy(paused));
    camel.getShutdownStrategy().setTimeout(2);
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("timer:sales?period=3600000").routeId("fetch-sales").to("log:a?level=OFF");
            from("timer:info?period=3600000").routeId("fetch-info").to("log:b?level=OFF");
            from("direct:first").routeId("first").to("log:f?level=OFF");
            from(relayUri).routeId("relay").to("log:c?level=OFF");
          }
        });
    routes = new CamelRoutes(camel, paused);
    camel.start();
  }

  @AfterEach
  void stopGateway() {
    camel.stop();
    store.close();
  }

  private void restart() throws Exception {
    stopGateway();
    startGateway();
  }

  @Test
  void stoppedRouteStaysStoppedAndOthersRun() throws Exception {
    camel.getRouteController().stopRoute("fetch-sales");

    restart();

    assertThat(status("fetch-sales")).isEqualTo(ServiceStatus.Stopped);
    assertThat(status("fetch-info")).isEqualTo(ServiceStatus.Started);
    assertThat(routes.list())
        .filteredOn(route -> route.pause().isPresent())
        .extracting(RouteState::id, RouteState::running)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("fetch-sales", false));
  }

  @Test
  void suspendedRouteStaysPaused() throws Exception {
    camel.getRouteController().suspendRoute("relay");

    restart();

    assertThat(status("relay")).isEqualTo(ServiceStatus.Stopped);
    routes.resume("relay");
    assertThat(status("relay")).isEqualTo(ServiceStatus.Started);
  }

  @Test
  void resumeOfSuspendedRouteLiftsThePause() throws Exception {
    camel.getRouteController().suspendRoute("relay");
    routes.resume("relay");

    restart();

    assertThat(status("relay")).isEqualTo(ServiceStatus.Started);
  }

  @Test
  void startLiftsThePauseAlsoAfterRestart() throws Exception {
    routes.pause("fetch-sales");
    restart();
    camel.getRouteController().startRoute("fetch-sales");

    restart();

    assertThat(status("fetch-sales")).isEqualTo(ServiceStatus.Started);
  }

  @Test
  void stopOfTheGatewayIsNoPause() throws Exception {
    restart();
    restart();

    assertThat(routes.list()).allMatch(RouteState::running);
    assertThat(journal.query(JournalQuery.ALL)).isEmpty();
  }

  @Test
  void failedStartOfTheGatewayIsNoPause() throws Exception {
    stopGateway();
    assertThatThrownBy(() -> start("direct:first")).isInstanceOf(Exception.class);
    stopGateway();
    start("direct:relay");

    assertThat(routes.list()).allMatch(RouteState::running);
  }

  @Test
  void pauseAndResumeAreInTheJournalOnce() throws Exception {
    routes.pause("fetch-sales");
    routes.pause("fetch-sales");
    clock.advance(Duration.ofMinutes(1));
    routes.resume("fetch-sales");
    restart();

    List<Entry> lines = journal.query(JournalQuery.ALL);

    assertThat(lines).extracting(Entry::event).containsExactly(Event.RESUMED, Event.PAUSED);
    assertThat(lines).extracting(Entry::detail).containsOnly("fetch-sales by the gateway");
  }

  @Test
  void replacedRouteIsNotPausedByThat() throws Exception {
    try (PausedRoutes.Replacement replacement = paused.replacing("fetch-sales")) {
      assertThat(replacement).isNotNull();
      replace("fetch-sales");
    }

    assertThat(status("fetch-sales")).isEqualTo(ServiceStatus.Started);
    assertThat(paused.of("fetch-sales")).isEmpty();
  }

  @Test
  void replacedRouteStaysPausedWhenItWas() throws Exception {
    routes.pause("fetch-sales");
    try (PausedRoutes.Replacement replacement = paused.replacing("fetch-sales")) {
      assertThat(replacement).isNotNull();
      replace("fetch-sales");
    }

    assertThat(status("fetch-sales")).isEqualTo(ServiceStatus.Stopped);
    assertThat(paused.of("fetch-sales")).isPresent();
  }

  private void replace(String routeId) throws Exception {
    camel.getRouteController().stopRoute(routeId);
    assertThat(camel.removeRoute(routeId)).isTrue();
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("timer:new?period=3600000").routeId(routeId).to("log:d?level=OFF");
          }
        });
  }

  private ServiceStatus status(String routeId) {
    return camel.getRouteController().getRouteStatus(routeId);
  }
}
