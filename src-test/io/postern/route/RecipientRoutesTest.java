package io.postern.route;

import static io.postern.route.Specimens.endpoint;
import static io.postern.route.Specimens.leavingOnServer;
import static io.postern.route.Specimens.mail;
import static io.postern.route.Specimens.mailbox;
import static io.postern.route.Specimens.named;
import static io.postern.route.Specimens.octets;
import static io.postern.route.Specimens.policy;
import static io.postern.route.Specimens.withAllMail;
import static io.postern.route.Specimens.withOther;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedProcessorMBean;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecipientRoutesTest {
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final List<Call> calls = new ArrayList<>();

  /** What an endpoint was called with. */
  private record Call(
      String endpoint,
      Object body,
      List<String> addresses,
      Object recipients,
      Map<String, Object> headers,
      Thread thread) {}

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void twoMailboxesOnTheServerAreOneCallWithTwoAddresses() throws Exception {
    start(policy(), mailbox("a@company.example"), mailbox("b@company.example"));
    send(mail("To: b@company.example, a@company.example"));
    assertThat(calls).hasSize(1);
    assertThat(calls.get(0).endpoint()).isEqualTo("deliver-server");
    assertThat(calls.get(0).addresses()).containsExactly("a@company.example", "b@company.example");
    assertThat(calls.get(0).recipients())
        .isEqualTo(List.of("a@company.example", "b@company.example"));
    assertThat(calls.get(0).headers())
        .containsOnly(
            Map.entry(ExchangeKeys.MAIL_ID, "MAIL1"), Map.entry(ExchangeKeys.ACCOUNT, "info"));
  }

  @Test
  void serverAndCustomEndpointAreCalledOnceEach() throws Exception {
    start(
        policy(),
        withOther(endpoint("tickets", "mock:tickets"), "support@company.example"),
        mailbox("a@company.example"));
    Mail mail = mail("To: a@company.example, support@company.example");
    send(mail);
    assertThat(calls)
        .extracting(Call::endpoint)
        .containsExactly("deliver-tickets", "deliver-server");
    assertThat(calls.get(0).body()).isSameAs(mail);
    assertThat(calls.get(0).recipients()).isEqualTo(List.of("tickets"));
    assertThat(calls.get(0).headers()).containsEntry(ExchangeKeys.RECIPIENT, "tickets");
  }

  @Test
  void eachEndpointGetsTheMailAsItCameWhateverTheOneBeforeDidToTheExchange() throws Exception {
    start(
        policy(),
        withAllMail(endpoint("vandal", "mock:x")),
        withAllMail(endpoint("next", "mock:y")),
        withAllMail(mailbox("a@company.example")));
    Mail mail = mail("Subject: x");
    Exchange exchange = send(mail);
    assertThat(calls)
        .extracting(Call::endpoint)
        .containsExactly("deliver-vandal", "deliver-next", "deliver-server");
    assertThat(calls.get(1).body()).isSameAs(mail);
    assertThat(calls.get(1).headers()).doesNotContainKey("CamelFileName");
    assertThat(octets((Mail) calls.get(2).body())).isEqualTo(octets(mail));
    assertThat(exchange.getProperty(ExchangeKeys.MAIL)).isSameAs(mail);
  }

  @Test
  void unroutableMailGoesToItsMailboxWithAMarkBeforeTheSubject() throws Exception {
    start(policy(), mailbox("a@company.example"));
    Exchange exchange = send(mail("To: nobody@company.example", "Subject: Hello"));
    assertThat(calls).hasSize(1);
    assertThat(calls.get(0).addresses()).containsExactly("postmaster@company.example");
    assertThat(octets((Mail) calls.get(0).body()))
        .isEqualTo("To: nobody@company.example\r\nSubject: [Man.Distr] Hello\r\n\r\nBody\r\n");
    assertThat(exchange.getProperty(RouteStep.ROUTING)).isInstanceOf(Routing.Unroutable.class);
    assertThat(exchange.getProperty(ExchangeKeys.LEFT)).isNull();
  }

  @Test
  void routableMailForTheSameMailboxGetsNoMark() throws Exception {
    start(policy(), mailbox("postmaster@company.example"));
    Mail mail = mail("To: postmaster@company.example", "Subject: Hello");
    send(mail);
    assertThat(octets((Mail) calls.get(0).body())).isEqualTo(octets(mail));
  }

  @Test
  void unroutableMailIsLeftOnTheServerWhenThePolicySaysSo() throws Exception {
    start(leavingOnServer(policy()), mailbox("a@company.example"));
    Exchange exchange = send(mail("To: nobody@company.example"));
    assertThat(calls).isEmpty();
    assertThat(exchange.getProperty(ExchangeKeys.LEFT, String.class))
        .contains("nobody@company.example in To");
    assertThat(count("info.left")).isEqualTo(1);
  }

  @Test
  void mailOfARecipientWhoWantsItLeftIsDeliveredAndStaysAtTheProvider() throws Exception {
    Recipient plain = mailbox("a@company.example");
    Recipient keeping =
        new Recipient(
            plain.name(),
            plain.address(),
            plain.endpoint(),
            plain.accounts(),
            plain.allMail(),
            plain.otherAddresses(),
            plain.keywords(),
            true);
    start(policy(), keeping, mailbox("b@company.example"));
    Exchange kept = send(mail("To: a@company.example, b@company.example"));
    assertThat(kept.getProperty(ExchangeKeys.KEPT)).isEqualTo(true);
    assertThat(send(mail("To: b@company.example")).getProperty(ExchangeKeys.KEPT)).isNull();
    assertThat(calls).hasSize(2);
  }

  @Test
  void loopingMailGoesToTheHoldAndNowhereElse() throws Exception {
    start(policy(), withAllMail(mailbox("a@company.example")));
    String[] lines = new String[100];
    Arrays.fill(lines, "Received: from x by y");
    Exchange exchange = send(mail(lines));
    assertThat(calls).extracting(Call::endpoint).containsExactly("hold");
    assertThat(exchange.getProperty(ExchangeKeys.HOLD_REASON, String.class)).contains("mail loop");
    assertThat(count("info.looping")).isEqualTo(1);
  }

  @Test
  void recipientsThatHaveTheMailAlreadyDoNotGetItAgain() throws Exception {
    start(
        policy(),
        withAllMail(mailbox("a@company.example")),
        withAllMail(mailbox("b@company.example")),
        withAllMail(endpoint("tickets", "mock:tickets")));
    send(mail("Subject: x"), Set.of("A@company.example", "tickets"));
    assertThat(calls).extracting(Call::endpoint).containsExactly("deliver-server");
    assertThat(calls.get(0).addresses()).containsExactly("b@company.example");
    assertThat(calls.get(0).recipients()).isEqualTo(List.of("b@company.example"));
  }

  @Test
  void nothingIsCalledWhenEveryRecipientHasTheMail() throws Exception {
    start(policy(), mailbox("a@company.example"));
    send(mail("To: a@company.example"), Set.of("a@company.example"));
    send(mail("To: nobody@company.example"), Set.of("postmaster@company.example"));
    assertThat(calls).isEmpty();
  }

  @Test
  void theCountOfEachBranchIsWhatHappened() throws Exception {
    start(
        policy(),
        named("boss", mailbox("a@company.example")),
        mailbox("b@company.example"),
        withOther(endpoint("tickets", "mock:tickets"), "support@company.example"));
    send(mail("To: a@company.example"));
    send(mail("To: a@company.example, b@company.example, support@company.example"));
    send(mail("To: b@company.example"));
    send(mail("To: nobody@company.example"));
    assertThat(count("info.decide")).isEqualTo(4);
    assertThat(count("info.to-boss")).isEqualTo(2);
    assertThat(count("info.to-b@company.example")).isEqualTo(2);
    assertThat(count("info.to-tickets")).isEqualTo(1);
    assertThat(count("info.unroutable")).isEqualTo(1);
    assertThat(count("info.deliver-server")).isEqualTo(4);
    assertThat(count("info.deliver-tickets")).isEqualTo(1);
    assertThat(count("info.left")).isZero();
    assertThat(calls).hasSize(5);
  }

  @Test
  void everyStepHasAReadableIdAndADescription() throws Exception {
    start(
        policy(),
        named("boss", mailbox("a@company.example")),
        endpoint("tickets", "mock:t?pw=secret"));
    String xml = managed().getManagedRoute("route-info").dumpRouteAsXml();
    assertThat(xml).contains("id=\"info.is-boss\"", "a@company.example on the internal server");
    assertThat(xml)
        .doesNotContain("secret")
        .doesNotContain("id=\"when")
        .doesNotContain("id=\"from");
    assertThat(managed().getManagedRoute("route-info").getDescription()).contains("mail of info");
    assertThat(managed().getManagedRoute("route-info").processorIds())
        .hasSizeGreaterThan(10)
        .allMatch(id -> id.startsWith("info."))
        .allSatisfy(id -> assertThat(processor(id).getDescription()).isNotBlank());
  }

  @Test
  void severalAccountsWithTheSameRecipientsLiveInOneContext() throws Exception {
    Recipient shared =
        new Recipient(
            "tickets",
            Optional.empty(),
            Optional.of("mock:t"),
            List.of("info", "sales"),
            true,
            List.of(),
            List.of());
    start(policy(), shared);
    RoutingPolicy sales =
        new RoutingPolicy("sales", List.of(), Optional.empty(), Specimens.POSTMASTER);
    camel.addRoutes(new RecipientRoutes(new Router(sales, List.of(shared))));
    camel.createProducerTemplate().sendBody("direct:route-sales", mail("Subject: x"));
    assertThat(count("sales.to-tickets")).isEqualTo(1);
    assertThat(count("info.to-tickets")).isZero();
    assertThat(calls.get(0).headers()).containsEntry(ExchangeKeys.ACCOUNT, "sales");
  }

  @Test
  void anyNameOfARecipientMakesAWorkingBranch() throws Exception {
    List<String> names =
        List.of(
            "server",
            "unroutable",
            "{{evil}}",
            "a b",
            "a_b",
            "büro",
            "x?y=z&w",
            "\"*\"",
            "_at_",
            "@",
            "x.to-boss");
    start(
        policy(),
        names.stream().map(n -> withAllMail(endpoint(n, "mock:x"))).toArray(Recipient[]::new));
    send(mail("Subject: x"));
    assertThat(calls).extracting(c -> c.headers().get(ExchangeKeys.RECIPIENT)).isEqualTo(names);
    assertThat(calls).extracting(Call::endpoint).doesNotContain("deliver-server");
  }

  @Test
  void anAccountWithoutRecipientsDistributesEverythingByHand() throws Exception {
    start(policy());
    send(mail("To: a@company.example"));
    assertThat(calls.get(0).addresses()).containsExactly("postmaster@company.example");
  }

  @Test
  void everythingHappensOnTheThreadOfTheCaller() throws Exception {
    start(
        policy(),
        withAllMail(mailbox("a@company.example")),
        withAllMail(endpoint("tickets", "mock:tickets")));
    send(mail("Subject: x"));
    assertThat(calls).hasSize(2).allMatch(call -> call.thread() == Thread.currentThread());
  }

  @Test
  void hundredsOfRecipientsAreStillOneCall() throws Exception {
    Recipient[] many = new Recipient[500];
    StringBuilder to = new StringBuilder("To: x@else.example");
    for (int i = 0; i < many.length; i++) {
      many[i] = mailbox("user" + i + "@company.example");
      to.append(",\r\n user").append(i).append("@company.example");
    }
    start(policy("@company.example"), many);
    send(mail("To: user499@company.example"));
    send(mail(to.toString()));
    assertThat(calls).hasSize(2);
    assertThat(calls.get(0).addresses()).containsExactly("user499@company.example");
    assertThat(calls.get(1).addresses()).hasSize(500);
    assertThat(count("info.to-user499@company.example")).isEqualTo(2);
    assertThat(count("info.to-user0@company.example")).isEqualTo(1);
  }

  @Test
  void aFailingEndpointFailsTheExchange() throws Exception {
    start(policy(), withAllMail(endpoint("failing", "mock:x")));
    Exchange exchange = send(mail("Subject: x"));
    assertThat(exchange.getException()).hasMessage("endpoint down");
  }

  @Test
  void endpointsAreTheServerAndEachRecipientWithItsOwn() {
    assertThat(
            RecipientRoutes.endpoints(
                List.of(
                    mailbox("a@company.example"),
                    endpoint("tickets", "kafka:tickets"),
                    mailbox("b@company.example"),
                    endpoint("server", "file:x"))))
        .extracting(DeliveryEndpoint::name, e -> e.uri().orElse("-"))
        .containsExactly(
            tuple("server", "-"), tuple("tickets", "kafka:tickets"), tuple("_x73_erver", "file:x"));
  }

  @Test
  void recipientsWhoseOutcomesCouldNotBeToldApartAreRefused() {
    List<Recipient> twice =
        List.of(mailbox("a@company.example"), endpoint("A@company.example", "kafka:x"));
    assertThatThrownBy(() -> RecipientRoutes.endpoints(twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A@company.example");
  }

  private void start(RoutingPolicy policy, Recipient... recipients) throws Exception {
    List<Recipient> all = List.of(recipients);
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("direct:hold").routeId("hold").process(e -> record("hold", e));
            for (DeliveryEndpoint endpoint : RecipientRoutes.endpoints(all)) {
              String id = "deliver-" + endpoint.name();
              from("direct:" + id).routeId(id).process(e -> record(id, e));
            }
          }
        });
    camel.addRoutes(new RecipientRoutes(new Router(policy, all)));
    camel.start();
  }

  private void record(String endpoint, Exchange exchange) {
    Mail mail = exchange.getMessage().getBody(Mail.class);
    calls.add(
        new Call(
            endpoint,
            mail,
            mail.envelope().recipients().stream().map(Object::toString).toList(),
            exchange.getProperty(ExchangeKeys.RECIPIENTS),
            Map.copyOf(exchange.getMessage().getHeaders()),
            Thread.currentThread()));
    if (endpoint.equals("deliver-vandal")) {
      exchange.getMessage().setBody("vandalised");
      exchange.getMessage().setHeader("CamelFileName", "evil");
    }
    if (endpoint.equals("deliver-failing")) {
      throw new IllegalStateException("endpoint down");
    }
  }

  private Exchange send(Mail mail) {
    return send(mail, Set.of());
  }

  private Exchange send(Mail mail, Set<String> done) {
    Exchange exchange = new DefaultExchange(camel);
    exchange.getMessage().setBody(mail);
    exchange.setProperty(ExchangeKeys.DONE, done);
    return camel.createProducerTemplate().send("direct:route-info", exchange);
  }

  private ManagedCamelContext managed() {
    return camel.getCamelContextExtension().getContextPlugin(ManagedCamelContext.class);
  }

  private ManagedProcessorMBean processor(String id) {
    return managed().getManagedProcessor(id);
  }

  private long count(String id) {
    return processor(id).getExchangesTotal();
  }
}
