package io.postern.relay;

import static io.postern.deliver.FakeSmtp.GREETING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.deliver.Deliveries;
import io.postern.deliver.FakeSmtp;
import io.postern.deliver.ReceivedMail;
import io.postern.deliver.ServerSettings;
import io.postern.journal.Journal;
import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.EnvelopeParameters;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import io.postern.mail.Priority;
import io.postern.mail.RecipientParameters;
import io.postern.mail.RecipientParameters.Notify;
import io.postern.notice.Alerts;
import io.postern.notice.Reports;
import io.postern.notice.Templates;
import io.postern.queue.Admission;
import io.postern.queue.BeginStep;
import io.postern.queue.Deposit;
import io.postern.queue.Operation;
import io.postern.queue.Overdue;
import io.postern.queue.Queue;
import io.postern.queue.QueueComponent;
import io.postern.queue.QueueMeter;
import io.postern.queue.QueueSettings;
import io.postern.queue.Reach;
import io.postern.queue.Selection;
import io.postern.queue.State;
import io.postern.relay.RelaySettings.Smarthost;
import io.postern.store.Store;
import io.postern.time.SettableClock;
import io.postern.wire.Peer;
import io.postern.wire.Security;
import io.postern.wire.Wires;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queue and relay together, in front of a smarthost that turns everybody away. */
class SendersHearWhileTheSmarthostIsDownTest {
  private static final Duration WARN_AFTER = Duration.ofHours(4);
  private static final Duration EXPIRE_AFTER = Duration.ofDays(5);

  @TempDir Path folder;
  private final SettableClock clock = new SettableClock();
  private final FakeSmtp smarthost = FakeSmtp.start();
  private final FakeSmtp internal = FakeSmtp.start();
  private final Wires wires = new Wires();
  private final Deliveries deliveries = new Deliveries(wires, clock);
  private final Outlets outlets = new Outlets(deliveries, 3);
  private final CamelContext camel = new DefaultCamelContext();
  private Store store;
  private Queue queue;

  @BeforeEach
  void start() throws Exception {
    smarthost.on(GREETING).sayAndClose("421 4.3.2 closed for today");
    deliveries.add(server("server", internal));
    RelaySettings settings =
        Office.settings(
            List.of(
                new Smarthost(
                    "isp", List.of("*"), Optional.of(server("isp", smarthost)), Map.of())));
    Reports reports = new Reports(new MailIds(clock), clock, "gw.example", Locale.ENGLISH);
    SenderNotices notices =
        new SenderNotices(
            reports, known -> known.domain().equals("company.example"), settings, clock);
    store = Store.open(folder.resolve("postern.db"), clock);
    Journal journal = new Journal(store, clock);
    QueueSettings queueSettings =
        new QueueSettings(folder.resolve("queue"), 1 << 16, Map.of(), false);
    AtomicReference<Relay> relay = new AtomicReference<>();
    queue =
        new Queue(
            store,
            journal,
            queueSettings,
            new Overdue(WARN_AFTER, EXPIRE_AFTER),
            new RemovalReturns(notices),
            destination -> relay.get().wake(destination),
            QueueMeter.NONE,
            Reach.ALWAYS,
            clock);
    relay.set(
        new Relay(
            new Smarthosts(settings.smarthosts()),
            outlets,
            deliveries,
            null,
            queue::restUntil,
            clock));
    Alerts alerts =
        new Alerts(new MailIds(clock), clock, "gw.example", Templates.builtIn(Locale.ENGLISH));
    Postmaster postmaster = new Postmaster(alerts, Optional.empty(), clock);
    Settling settling = new Settling(settings, notices, postmaster, (name, kind) -> {}, clock);
    camel
        .getRegistry()
        .bind(
            "queue-component",
            new QueueComponent(
                queue,
                new Admission(
                    queue,
                    queueSettings,
                    e -> "isp",
                    new Admission.InHouse("internal", known -> false),
                    clock)));
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from("queue:outgoing?workers=3")
                .process(new BeginStep(queue))
                .process(new RelayStep(relay.get(), new SendLog(Locale.ENGLISH, ZoneOffset.UTC)))
                .process(new SettleStep(settling, queue));
          }
        });
    camel.getShutdownStrategy().setTimeout(5);
    camel.start();
  }

  private static ServerSettings server(String name, FakeSmtp to) {
    Duration patience = Duration.ofSeconds(3);
    Peer peer =
        new Peer("127.0.0.1", to.port(), Security.NONE, Optional.empty(), patience, patience);
    return new ServerSettings(
        name, peer, Optional.empty(), "gw.example", 2, Duration.ofSeconds(30), patience);
  }

  @AfterEach
  void stop() {
    camel.stop();
    outlets.close();
    deliveries.close();
    wires.close();
    queue.close();
    store.close();
    smarthost.close();
    internal.close();
  }

  private void put(String id, Optional<Address> sender, Map<Address, RecipientParameters> said)
      throws Exception {
    byte[] octets = ("Subject: " + id + "\r\n\r\nx\r\n").getBytes(StandardCharsets.US_ASCII);
    Envelope envelope =
        new Envelope(
            sender,
            List.of(Address.of("friend@e.example")),
            new EnvelopeParameters(false, Optional.empty(), Optional.empty(), said));
    Mail mail = Mail.of(id, envelope, Content.of(octets));
    queue
        .put(
            new Deposit(mail, Priority.NORMAL, "isp", "", State.DUE, clock.instant(), false, ""),
            List.of())
        .join();
  }

  private void putFrom(String sender) throws Exception {
    put(sender.toUpperCase(Locale.ROOT), Address.parse(sender + "@company.example"), Map.of());
  }

  private List<String> toldOf(String action) {
    return internal.mails().stream()
        .filter(mail -> text(mail).contains("Action: " + action))
        .flatMap(mail -> mail.recipients().stream())
        .map(rcpt -> rcpt.substring(rcpt.indexOf('<') + 1, rcpt.indexOf('>')))
        .sorted()
        .toList();
  }

  private static String text(ReceivedMail mail) {
    return new String(mail.content(), StandardCharsets.UTF_8);
  }

  /** The queue looks at its clock when something happens to it, and asks when time has passed. */
  private ConditionFactory soon() {
    return await()
        .atMost(Duration.ofSeconds(60))
        .conditionEvaluationListener(
            each -> {
              clock.advance(Duration.ofMillis(50));
              queue.restUntil("nowhere", clock.instant().plusSeconds(1));
            });
  }

  private static final List<String> ALL =
      List.of(
          "a@company.example",
          "b@company.example",
          "c@company.example",
          "d@company.example",
          "e@company.example");

  @Test
  void allSendersHearOfTheDelayAndOfTheEndAndEachRestCostsOneConnection() throws Exception {
    putFrom("a");
    soon().until(() -> queue.find("A").get().note().contains("closed for today"));
    for (String sender : List.of("b", "c", "d", "e")) {
      putFrom(sender);
    }
    clock.advance(WARN_AFTER);
    soon().until(() -> toldOf("delayed").equals(ALL));
    int afterWarning = smarthost.connections();
    assertThat(afterWarning).isLessThanOrEqualTo(2);
    clock.advance(EXPIRE_AFTER.minus(WARN_AFTER));
    soon().until(() -> toldOf("failed").equals(ALL));
    soon().until(() -> queue.counts().mails() == 0);
    assertThat(toldOf("delayed")).isEqualTo(ALL);
    assertThat(smarthost.connections()).isLessThanOrEqualTo(afterWarning + 1);
  }

  @Test
  void whoCannotOrWillNotBeToldDoesNotComeAgainEveryMinute() throws Exception {
    RecipientParameters never = new RecipientParameters(Set.of(Notify.NEVER), Optional.empty());
    put(
        "SILENT",
        Address.parse("s@company.example"),
        Map.of(Address.of("friend@e.example"), never));
    put("NOBODY", Optional.empty(), Map.of());
    put("STRANGER", Address.parse("x@spoofed.example"), Map.of());
    soon().until(() -> smarthost.connections() >= 1);
    clock.advance(WARN_AFTER);
    for (String id : List.of("SILENT", "NOBODY", "STRANGER")) {
      soon().until(() -> queue.find(id).get().delayTold());
    }
    assertThat(internal.mails()).isEmpty();
  }

  @Test
  void aPersonWhoSendsAMailNowStartsAnAttemptAtOnce() throws Exception {
    putFrom("a");
    soon().until(() -> queue.find("A").get().note().contains("closed for today"));
    assertThat(smarthost.connections()).isEqualTo(1);
    queue.apply(new Operation.SendNow(), Selection.of("A"), "me");
    soon().until(() -> smarthost.connections() == 2);
  }
}
