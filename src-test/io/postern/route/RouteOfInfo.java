package io.postern.route;

import static io.postern.route.Specimens.endpoint;
import static io.postern.route.Specimens.mail;
import static io.postern.route.Specimens.policy;

import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedProcessorMBean;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;

/** The route of the account info, and what its endpoints were called with. */
abstract class RouteOfInfo {
  final DefaultCamelContext camel = new DefaultCamelContext();
  final List<Call> calls = new ArrayList<>();

  /** What an endpoint was called with. */
  record Call(
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

  final void start(RoutingPolicy policy, Recipient... recipients) throws Exception {
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

  final Exchange send(Mail mail) {
    return send(mail, Set.of());
  }

  final Exchange send(Mail mail, Set<String> done) {
    Exchange exchange = new DefaultExchange(camel);
    exchange.getMessage().setBody(mail);
    exchange.setProperty(ExchangeKeys.DONE, done);
    return camel.createProducerTemplate().send("direct:route-info", exchange);
  }

  final ManagedCamelContext managed() {
    return camel.getCamelContextExtension().getContextPlugin(ManagedCamelContext.class);
  }

  final ManagedProcessorMBean processor(String id) {
    return managed().getManagedProcessor(id);
  }

  final long count(String id) {
    return processor(id).getExchangesTotal();
  }
}
