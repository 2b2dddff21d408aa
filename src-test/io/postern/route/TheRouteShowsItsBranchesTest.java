package io.postern.route;

import static io.postern.route.Specimens.endpoint;
import static io.postern.route.Specimens.mail;
import static io.postern.route.Specimens.mailbox;
import static io.postern.route.Specimens.named;
import static io.postern.route.Specimens.policy;
import static io.postern.route.Specimens.withAllMail;
import static io.postern.route.Specimens.withOther;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.postern.mail.ExchangeKeys;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** People see in the route of an account, by name and by count, where its mail goes. */
class TheRouteShowsItsBranchesTest extends RouteOfInfo {
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
  void everythingHappensOnTheThreadOfTheCaller() throws Exception {
    start(
        policy(),
        withAllMail(mailbox("a@company.example")),
        withAllMail(endpoint("tickets", "mock:tickets")));
    send(mail("Subject: x"));
    assertThat(calls).hasSize(2).allMatch(call -> call.thread() == Thread.currentThread());
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
}
