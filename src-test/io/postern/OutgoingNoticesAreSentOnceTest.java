package io.postern;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.ErrandStep;
import io.postern.inspect.enact.Errand;
import io.postern.inspect.station.NextErrandStep;
import io.postern.journal.Journal;
import io.postern.mail.Address;
import io.postern.mail.Client;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import io.postern.mail.Priority;
import io.postern.queue.Admission;
import io.postern.queue.Overdue;
import io.postern.queue.Queue;
import io.postern.queue.QueueComponent;
import io.postern.queue.QueueMeter;
import io.postern.queue.QueueQuery;
import io.postern.queue.QueueSettings;
import io.postern.queue.QueueSettings.Schedule;
import io.postern.queue.QueueSettings.Send;
import io.postern.queue.Queued;
import io.postern.queue.Reach;
import io.postern.store.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ProcessorEndpoint;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client that must try again, because its mail was inspected but could not be taken, does not
 * cause the notices about it again. The routes are those that ship.
 */
class OutgoingNoticesAreSentOnceTest {
  private static final Address AUDIT = Address.of("audit@company.example");
  private static final Processor NOTHING = exchange -> {};

  @TempDir Path folder;
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private Store store;
  private Queue queue;
  private int attempts;
  private volatile Processor verdict = NOTHING;
  private volatile Processor archive = NOTHING;

  /** Endpoints that let everything pass. */
  private static final class Passing extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(String uri, String rest, Map<String, Object> parameters) {
      return new ProcessorEndpoint(uri, this, NOTHING);
    }
  }

  @BeforeEach
  void start() throws Exception {
    Clock clock = Clock.systemUTC();
    store = Store.open(folder.resolve("postern.db"), clock);
    Map<Priority, Schedule> schedules = new EnumMap<>(Priority.class);
    for (Priority each : Priority.values()) {
      schedules.put(each, new Schedule(Send.AT_ONCE, Duration.ZERO, Duration.ZERO));
    }
    QueueSettings settings =
        new QueueSettings(folder.resolve("outgoing"), 100_000, schedules, false);
    queue =
        new Queue(
            store,
            new Journal(store, clock),
            settings,
            new Overdue(Duration.ofHours(4), Duration.ofDays(5)),
            (queued, mail) -> Optional.empty(),
            destination -> {},
            QueueMeter.NONE,
            Reach.ALWAYS,
            clock);
    camel.disableJMX();
    camel.addComponent("passing", new Passing());
    camel.addComponent(
        "queue",
        new QueueComponent(
            queue,
            new Admission(
                queue,
                settings,
                envelope -> "isp",
                new Admission.InHouse("internal", AUDIT::equals),
                clock)));
    bindSteps();
    properties();
    routes("accept", "inspect", "archive", "queue");
    camel.start();
  }

  private void bindSteps() throws Exception {
    camel.getRegistry().bind("judgeMail", (Processor) this::judge);
    camel.getRegistry().bind("rewriteMail", NOTHING);
    camel.getRegistry().bind("noteSending", NOTHING);
    camel.getRegistry().bind("nextErrand", new NextErrandStep());
    camel.getRegistry().bind("noteErrand", new ErrandStep(outcome -> {}));
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from("direct:cabinet").process(exchange -> archive.process(exchange));
          }
        });
  }

  private void properties() {
    Properties properties = new Properties();
    properties.put("inspect.outgoing", "true");
    properties.put("outgoing.archived", "true");
    properties.put("outgoing.archive", "direct:cabinet");
    camel.getPropertiesComponent().setInitialProperties(properties);
  }

  private void routes(String... stations) throws Exception {
    for (String station : stations) {
      String name = station + ".camel.yaml";
      String yaml =
          Files.readString(Path.of("routes", name))
              .replace("uri: smtpd:", "uri: direct:")
              .replaceAll("uri: (kamelet|inspect):", "uri: passing:");
      PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString(name, yaml));
    }
  }

  @AfterEach
  void stop() {
    camel.stop();
    queue.close();
    store.close();
  }

  private static Mail mail(String id, Address to) throws IOException {
    byte[] octets = ("Subject: " + id + "\r\n\r\nx\r\n").getBytes(StandardCharsets.US_ASCII);
    return Mail.of(id, new Envelope(Optional.empty(), List.of(to)), Content.of(octets));
  }

  private void judge(Exchange exchange) throws Exception {
    String id = exchange.getMessage().getBody(Mail.class).id();
    ArrayDeque<Errand> errands = new ArrayDeque<>();
    errands.add(new Errand(Errand.Kind.NOTICE, mail("notice-" + id, AUDIT)));
    exchange.setProperty(ExchangeKeys.ERRANDS, errands);
    verdict.process(exchange);
  }

  /** What a client causes that hands over the same mail once more; each gets a name of its own. */
  private Exchange handOver() throws IOException {
    attempts++;
    Mail mail = mail("mail-" + attempts, Address.of("customer@other.example"));
    Client client =
        new Client(InetAddress.getByName("192.0.2.7"), "pc.lan", Optional.empty(), false, true);
    return camel
        .createProducerTemplate()
        .request(
            "direct:accept",
            exchange -> {
              exchange.getMessage().setBody(mail);
              exchange.setProperty(ExchangeKeys.MAIL, mail);
              exchange.setProperty(ExchangeKeys.CLIENT, client);
            });
  }

  private List<String> queued() {
    return queue.list(QueueQuery.ALL).stream().map(Queued::mailId).toList();
  }

  @Test
  void aMailThatCouldNotBeArchivedHasNoNoticeUntilItIsTaken() throws Exception {
    archive =
        exchange -> {
          throw new IOException("the cabinet is full");
        };
    assertThat(handOver().getException()).hasMessage("the cabinet is full");
    assertThat(queued()).isEmpty();
    archive = NOTHING;
    assertThat(handOver().getException()).isNull();
    assertThat(queued()).containsExactly("mail-2", "notice-mail-2");
  }

  @Test
  void aMailThatCouldNotBeStoredHasNoNoticeUntilItIsTaken() throws Exception {
    store.commit(tx -> tx.update("ALTER TABLE queue_content RENAME TO away"));
    assertThat(handOver().getException()).hasMessageContaining("is not taken");
    store.commit(tx -> tx.update("ALTER TABLE away RENAME TO queue_content"));
    assertThat(queued()).isEmpty();
    assertThat(handOver().getException()).isNull();
    assertThat(queued()).containsExactly("mail-2", "notice-mail-2");
  }

  @Test
  void aMailThatIsRefusedHasItsNoticeNevertheless() throws Exception {
    verdict = exchange -> exchange.setProperty(ExchangeKeys.REFUSAL, "550 5.7.1 infected");
    Exchange answer = handOver();
    assertThat(answer.getException()).isNull();
    assertThat(answer.getProperty(ExchangeKeys.REFUSAL)).isEqualTo("550 5.7.1 infected");
    assertThat(queued()).containsExactly("notice-mail-1");
  }

  @Test
  void aMailThatIsThrownAwayHasItsNoticeNevertheless() throws Exception {
    verdict = exchange -> exchange.setProperty(ExchangeKeys.DROP_REASON, "infected");
    assertThat(handOver().getException()).isNull();
    assertThat(queued()).containsExactly("notice-mail-1");
  }
}
