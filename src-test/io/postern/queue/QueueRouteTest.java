package io.postern.queue;

import static io.postern.queue.Office.A;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.postern.mail.Address;
import io.postern.mail.Client;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import io.postern.queue.Settlement.Fate;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueRouteTest {
  @TempDir Path folder;
  private final Queue<String> sent = new ConcurrentLinkedQueue<>();
  private final CountDownLatch gate = new CountDownLatch(1);
  private Office office;
  private CamelContext camel;
  private volatile Processor relay = this::deliver;

  @BeforeEach
  void start() throws Exception {
    office = new Office(folder);
    Admission admission =
        new Admission(
            office.queue,
            Office.settings(folder),
            e -> "isp",
            new Admission.InHouse("internal", address -> address.equals(Office.A)),
            office.clock);
    camel = new DefaultCamelContext();
    camel.getRegistry().bind("queue-component", new QueueComponent(office.queue, admission));
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from("direct:queue").to("queue:outgoing");
            from("queue:outgoing?workers=3")
                .routeId("relay")
                .process(new BeginStep(office.queue))
                .process(exchange -> relay.process(exchange));
          }
        });
    camel.getShutdownStrategy().setTimeout(5);
    camel.start();
  }

  @AfterEach
  void stop() {
    gate.countDown();
    camel.stop();
    office.close();
  }

  private void deliver(Exchange exchange) {
    Transit transit = exchange.getProperty(ExchangeKeys.TRANSIT, Transit.class);
    assertThat(exchange.getMessage().getBody()).isSameAs(transit.mail());
    office.queue.settle(transit, office.settlement(transit, new Fate.Delivered("250 ok")));
    sent.add(exchange.getMessage().getHeader(ExchangeKeys.MAIL_ID, String.class));
  }

  private static Mail urgent(String id) throws Exception {
    byte[] octets = "Priority: urgent\r\nSubject: x\r\n\r\nx".getBytes(StandardCharsets.US_ASCII);
    Envelope envelope = new Envelope(Optional.empty(), List.of(A));
    return Mail.of(id, envelope, Content.of(octets));
  }

  private void accept(Mail mail, Map<String, Object> properties) {
    Exchange answer =
        camel
            .createProducerTemplate()
            .request(
                "direct:queue",
                exchange -> {
                  exchange.getMessage().setBody(mail);
                  properties.forEach(exchange::setProperty);
                });
    if (answer.getException() != null) {
      throw new IllegalStateException(answer.getException().getMessage(), answer.getException());
    }
  }

  @Test
  void aMailGoesInAndOut() throws Exception {
    Map<String, Object> properties = new HashMap<>();
    InetAddress where = InetAddress.getByName("192.0.2.7");
    properties.put(
        ExchangeKeys.CLIENT, new Client(where, "exchange.lan", Optional.empty(), false, true));
    properties.put(ExchangeKeys.CHANGES, List.of("disclaimer added (rewrite.disclaimer)"));
    accept(urgent("M1"), properties);
    await().until(() -> sent.contains("M1"));
    assertThat(office.journal("M1"))
        .containsExactly(
            "ACCEPTED from exchange.lan [192.0.2.7], 33 octets; <>: x",
            "REWRITTEN disclaimer added (rewrite.disclaimer)");
    assertThat(office.queue.find("M1")).isEmpty();
  }

  @Test
  void aMailThatIsNotWantedIsOnlyNoted() throws Exception {
    accept(urgent("M1"), Map.of(ExchangeKeys.DROP_REASON, "subject begins with \"Not read: \""));
    assertThat(office.queue.find("M1")).isEmpty();
    assertThat(office.journal("M1"))
        .containsExactly("DROPPED from the gateway, 33 octets: subject begins with \"Not read: \"");
  }

  @Test
  void anInspectedMailThatIsToBeHeldWaitsForAPerson() throws Exception {
    accept(
        urgent("M1"),
        Map.of(
            ExchangeKeys.INSPECTED, "clamd: Eicar found",
            ExchangeKeys.HOLD_REASON, "infected with Eicar"));
    Queued queued = office.queue.find("M1").orElseThrow();
    assertThat(queued.state()).isEqualTo(State.HELD);
    assertThat(office.journal("M1"))
        .containsExactly(
            "ACCEPTED from the gateway, 33 octets; <>: x",
            "INSPECTED clamd: Eicar found",
            "HELD infected with Eicar");
    assertThat(sent).isEmpty();
  }

  @Test
  void anInspectedMailThatIsCleanGoesOn() throws Exception {
    accept(urgent("M1"), Map.of(ExchangeKeys.INSPECTED, "clamd: clean"));
    await().until(() -> sent.contains("M1"));
    assertThat(office.journal("M1"))
        .containsExactly("ACCEPTED from the gateway, 33 octets; <>: x", "INSPECTED clamd: clean");
  }

  /** Whatever the mail that it is sent for has on its exchange is not about the errand. */
  @Test
  void anErrandGoesAtOnceAndANoticeStaysInTheHouse() throws Exception {
    camel.getRouteController().suspendRoute("relay");
    Map<String, Object> ofAnother =
        Map.of(ExchangeKeys.DROP_REASON, "infected", ExchangeKeys.HOLD_REASON, "infected");
    Map<String, Object> notice = new HashMap<>(ofAnother);
    notice.put(ExchangeKeys.ERRAND, "notice");
    accept(urgent("M1"), notice);
    Map<String, Object> report = new HashMap<>(ofAnother);
    report.put(ExchangeKeys.ERRAND, "return");
    accept(urgent("M2"), report);
    accept(urgent("M3").to(List.of(Address.of("stranger@elsewhere.example"))), report);
    assertThat(List.of("M1", "M2", "M3"))
        .extracting(id -> office.queue.find(id).orElseThrow().destination())
        .containsExactly("internal", "internal", "isp");
    assertThat(office.queue.find("M3").orElseThrow().state()).isEqualTo(State.DUE);
  }

  @Test
  void aCopyHasANameOfItsOwnBesideItsOriginal() throws Exception {
    camel.getRouteController().suspendRoute("relay");
    accept(urgent("M1"), Map.of(ExchangeKeys.ERRAND, "copy"));
    accept(urgent("M1"), Map.of());
    List<Queued> both = office.queue.list(QueueQuery.ALL);
    assertThat(both).hasSize(2);
    Queued copy =
        both.stream().filter(mail -> !mail.mailId().equals("M1")).findFirst().orElseThrow();
    assertThat(copy.destination()).isEqualTo("internal");
    assertThat(office.journal(copy.mailId()))
        .containsExactly("ACCEPTED from the gateway, 33 octets, a copy of M1; <>: x");
    assertThat(office.journal("M1")).containsExactly("ACCEPTED from the gateway, 33 octets; <>: x");
  }

  @Test
  void aStoreThatFailsIsToldInWordsForTheLog() throws Exception {
    camel.getRouteController().suspendRoute("relay");
    office.store.commit(tx -> tx.update("ALTER TABLE queue RENAME TO away"));
    Mail mail = urgent("M1");
    assertThatThrownBy(() -> accept(mail, Map.of()))
        .hasMessageContaining("mail M1 is not taken: the database");
    office.store.commit(tx -> tx.update("ALTER TABLE away RENAME TO queue"));
  }

  @Test
  void whatIsNoMailIsRefused() {
    assertThatThrownBy(() -> camel.createProducerTemplate().requestBody("direct:queue", "text"))
        .hasRootCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAttemptThatTheRouteBreaksOffIsGivenBack() throws Exception {
    relay =
        exchange -> {
          throw new IllegalStateException("out of order");
        };
    accept(urgent("M1"), Map.of());
    await().until(() -> office.get("M1").attempts() == 1);
    assertThat(office.get("M1").state()).isEqualTo(State.DUE);
    assertThat(office.get("M1").note()).contains("out of order");
    relay = this::deliver;
    office.clock.advance(Duration.ofMinutes(1));
    await().atMost(Duration.ofSeconds(60)).until(() -> sent.contains("M1"));
  }

  @Test
  void anAttemptThatTheRouteForgetsToSettleIsGivenBack() throws Exception {
    relay = exchange -> {};
    accept(urgent("M1"), Map.of());
    await().until(() -> office.get("M1").attempts() == 1);
    assertThat(office.get("M1").note()).contains("did not settle");
  }

  @Test
  void aFailingStoreStopsNobodyForGood() throws Exception {
    camel.getRouteController().suspendRoute("relay");
    accept(urgent("M1"), Map.of());
    office.store.commit(tx -> tx.update("ALTER TABLE queue RENAME TO away"));
    camel.getRouteController().resumeRoute("relay");
    await().during(Duration.ofMillis(300)).until(sent::isEmpty);
    office.store.commit(tx -> tx.update("ALTER TABLE away RENAME TO queue"));
    office.clock.advance(Duration.ofSeconds(2));
    await().atMost(Duration.ofSeconds(60)).until(() -> sent.contains("M1"));
  }

  @Test
  void aPausedRouteFinishesWhatIsUnderWayAndTakesNoMore() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    relay =
        exchange -> {
          begun.countDown();
          gate.await();
          deliver(exchange);
        };
    accept(urgent("M1"), Map.of());
    begun.await();
    CompletableFuture<Void> suspended =
        CompletableFuture.runAsync(
            () -> {
              try {
                camel.getRouteController().suspendRoute("relay");
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    await().during(Duration.ofMillis(100)).until(() -> !suspended.isDone());
    gate.countDown();
    suspended.join();
    assertThat(sent).containsExactly("M1");
    accept(urgent("M2"), Map.of());
    await().during(Duration.ofMillis(200)).until(() -> sent.size() == 1);
    assertThat(office.get("M2").state()).isEqualTo(State.DUE);
    camel.getRouteController().resumeRoute("relay");
    await().until(() -> sent.contains("M2"));
    camel.getRouteController().stopRoute("relay");
    accept(urgent("M3"), Map.of());
    await().during(Duration.ofMillis(100)).until(() -> sent.size() == 2);
    camel.getRouteController().startRoute("relay");
    await().until(() -> sent.contains("M3"));
  }

  @Test
  void whatAPersonStopsEndsTheRouteQuietly() throws Exception {
    camel.getRouteController().suspendRoute("relay");
    accept(urgent("M1"), Map.of());
    office.queue.apply(new Operation.Hold("why"), Selection.of("M1"), "me");
    Exchange exchange = camel.getEndpoint("direct:queue").createExchange();
    exchange.getMessage().setBody("M1");
    new BeginStep(office.queue).process(exchange);
    assertThat(exchange.isRouteStop()).isTrue();
    assertThat(exchange.getProperty(ExchangeKeys.TRANSIT)).isNull();
  }

  @Test
  void theNumberOfWorkersIsChecked() {
    assertThatThrownBy(() -> camel.getEndpoint("queue:outgoing?workers=0"))
        .hasRootCauseMessage("queue://outgoing?workers=0: workers: expected 1 to 256, not 0");
  }
}
