package io.postern.sessionlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.SessionReport.End;
import io.postern.journal.Entry;
import io.postern.journal.Journal;
import io.postern.journal.JournalQuery;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import io.postern.mail.Outcome;
import io.postern.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mailed logs are on disk until the internal server has them, and a bounded number of them; the
 * route is the one that ships.
 */
class LogsWaitForTheServerTest {
  private static final Outcome TAKEN = new Outcome.Delivered("250 ok");
  private static final Outcome DOWN =
      new Outcome.Deferred(Outcome.Cause.SERVER, 0, "no connection");

  @TempDir Path home;
  private Stage stage;
  private Store store;
  private Journal journal;
  private CamelContext camel;
  private final Deque<Outcome> answers = new ArrayDeque<>();
  private final List<String> attempts = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    stage = new Stage(home.resolve("log"), Wanted.NONE, 1, Wanted.ALL);
    store = Store.open(home.resolve("postern.db"), stage.clock);
    journal = new Journal(store, stage.clock);
    camel = new DefaultCamelContext();
    camel.disableJMX();
    camel.getRegistry().bind("nextSessionLog", new NextSessionLogStep(stage.outbox));
    camel.getRegistry().bind("noteSessionLogSent", new SessionLogSentStep(stage.outbox, journal));
    camel.getRegistry().bind("sweepSessionLogs", new SweepLogsStep(stage.files));
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:deliver-server")
                .process(
                    exchange -> {
                      Mail mail = exchange.getMessage().getBody(Mail.class);
                      attempts.add(mail.id());
                      exchange.setProperty(
                          ExchangeKeys.OUTCOMES,
                          Map.of(
                              exchange.getProperty(ExchangeKeys.RECIPIENTS, List.class).get(0),
                              answers.poll()));
                    });
          }
        });
    String route =
        Files.readString(Path.of("routes/session-log.camel.yaml"))
            .replaceAll("quartz:postern/([a-z-]+)", "direct:$1")
            .replaceAll("(?m)^      parameters:\n        trigger.*\n", "");
    Resource resource = ResourceHelper.fromString("session-log.camel.yaml", route);
    PluginHelper.getRoutesLoader(camel).loadRoutes(resource);
    camel.start();
  }

  @AfterEach
  void close() {
    camel.stop();
    store.close();
  }

  private void tick(Outcome... said) {
    answers.addAll(List.of(said));
    camel.createProducerTemplate().sendBody("direct:session-log", null);
    assertThat(answers).isEmpty();
  }

  private void mailed(int logs) {
    for (int i = 0; i < logs; i++) {
      stage.session("", End.COMPLETE, "", 3);
      stage.clock.advance(java.time.Duration.ofSeconds(1));
    }
  }

  @Test
  void whatTheServerTakesIsDoneAndInTheJournal() throws Exception {
    mailed(2);
    tick(TAKEN, TAKEN);
    assertThat(stage.outbox.size()).isZero();
    assertThat(journal.query(JournalQuery.ALL))
        .extracting(Entry::detail)
        .containsOnly("session log: 250 ok");
    tick();
  }

  @Test
  void aServerThatIsDownIsAskedOnceATime() throws Exception {
    mailed(2);
    tick(DOWN);
    tick(DOWN);
    assertThat(attempts).hasSize(2).containsOnly(attempts.get(0));
    assertThat(stage.outbox.size()).isEqualTo(2);
    tick(TAKEN, TAKEN);
    assertThat(stage.outbox.size()).isZero();
  }

  @Test
  void whatIsRefusedDoesNotComeAgainAndStopsNoOther() throws Exception {
    mailed(2);
    tick(new Outcome.Refused(550, "550 no such user"), TAKEN);
    assertThat(stage.outbox.size()).isZero();
  }

  @Test
  void theyOutliveTheProcess() throws Exception {
    mailed(1);
    Mail again = new Outbox(home.resolve("log/outbox"), 3).next().orElseThrow();
    assertThat(again.envelope().recipients()).containsExactly(Stage.BOSS);
    assertThat(again.header().first("Subject").orElseThrow())
        .contains("Session log: info, complete");
  }

  @Test
  void onlySoManyWaitAndTheOldestGoFirst() throws Exception {
    mailed(1);
    String oldest = stage.outbox.next().orElseThrow().id();
    mailed(4);
    assertThat(stage.outbox.size()).isEqualTo(3);
    assertThat(stage.outbox.next().orElseThrow().id()).isNotEqualTo(oldest);
  }

  @Test
  void whatIsNoLogIsDropped() throws Exception {
    mailed(1);
    Path broken = home.resolve("log/outbox/000.eml");
    Files.writeString(broken, "nobody\nSubject: x\r\n\r\n");
    tick(TAKEN);
    assertThat(broken).doesNotExist();
    assertThat(stage.outbox.size()).isZero();
  }

  @Test
  void theSweepRemovesOldFiles() throws Exception {
    Stage files = new Stage(home.resolve("log"), Wanted.ERRORS, 1, Wanted.NONE);
    files.session(End.UNREACHABLE, "no connection");
    Files.setLastModifiedTime(
        files.written().get(0), java.nio.file.attribute.FileTime.fromMillis(0));
    camel.createProducerTemplate().sendBody("direct:session-log-sweep", null);
    assertThat(files.written()).isEmpty();
  }
}
