package io.postern.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import io.postern.mail.Outcome.Deferred;
import io.postern.mail.Outcome.Delivered;
import io.postern.mail.Outcome.Refused;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A route hands a mail to a configured server and finds the outcomes on the exchange. */
class DeliverEndpointTest {
  private static final String MAIL = "Subject: hello\r\n\r\nhello\r\n";

  private final Rig rig = new Rig();
  private final Deliveries deliveries = new Deliveries(rig.wires(), Clock.systemUTC());
  private final DefaultCamelContext camel = new DefaultCamelContext();

  @BeforeEach
  void start() {
    deliveries.add(rig.settings());
    camel.getRegistry().bind("deliveries", deliveries);
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
    deliveries.close();
    rig.close();
  }

  private Exchange send(String uri, Object body) {
    return camel
        .createProducerTemplate()
        .send(uri, exchange -> exchange.getMessage().setBody(body));
  }

  private static Map<?, ?> outcomes(Exchange exchange) {
    return exchange.getProperty(ExchangeKeys.OUTCOMES, Map.class);
  }

  @Test
  void outcomesAreLeftOnTheExchangeByAddress() {
    rig.server.on("RCPT TO:<gone@").say("550 5.1.1 gone");
    Mail mail = Rig.mail(MAIL, "Info@company.example", "gone@company.example");
    Exchange exchange = send("deliver:server", mail);

    assertThat(exchange.getException()).isNull();
    assertThat(outcomes(exchange))
        .isEqualTo(
            Map.of(
                "Info@company.example", new Delivered("250 2.0.0 queued as 1"),
                "gone@company.example", new Refused(550, "550 5.1.1 gone")));
    assertThat(exchange.getMessage().getBody()).isSameAs(mail);
  }

  @Test
  void aServerThatIsDownIsNoException() {
    rig.server.close();
    Exchange exchange = send("deliver:server", Rig.mail(MAIL, "info@company.example"));
    assertThat(exchange.getException()).isNull();
    assertThat(outcomes(exchange).values()).hasOnlyElementsOfType(Deferred.class);
  }

  @Test
  void aBodyThatIsNoMailIsSaidSo() {
    assertThat(send("deliver:server", "text").getException())
        .hasMessage(
            "deliver:server takes a mail with its envelope (io.postern.mail.Mail), not"
                + " java.lang.String");
    assertThat(send("deliver:server", null).getException()).hasMessageEndingWith("an empty body");
  }

  @Test
  void anUnknownServerIsSaidWhenTheRouteIsMade() {
    assertThatThrownBy(() -> camel.getEndpoint("deliver:sever"))
        .hasRootCauseMessage(
            "deliver://sever: there is no mail server of that name; known are [server]");
  }

  @Test
  void anUnknownOptionIsSaidWhenTheRouteIsMade() {
    assertThatThrownBy(() -> camel.getEndpoint("deliver:server?sped=fast"))
        .hasMessageContaining("sped");
  }

  @Test
  void itIsNoSource() {
    assertThatThrownBy(
            () ->
                camel.addRoutes(
                    new RouteBuilder() {
                      @Override
                      public void configure() {
                        from("deliver:server").to("mock:x");
                      }
                    }))
        .hasStackTraceContaining("deliver: takes mails");
  }

  @Test
  void aChangedServerIsUsedFromTheNextMailOn() {
    send("deliver:server", Rig.mail(MAIL, "info@company.example"));
    try (Rig other = new Rig()) {
      deliveries.add(other.settings());
      send("deliver:server", Rig.mail(MAIL, "info@company.example"));
      assertThat(rig.server.mails()).hasSize(1);
      assertThat(rig.server.commands()).last().isEqualTo("QUIT");
      assertThat(other.server.mails()).hasSize(1);
    }
  }

  @Test
  void equalSettingsDisturbNoConnection() {
    send("deliver:server", Rig.mail(MAIL, "info@company.example"));
    deliveries.add(rig.settings());
    send("deliver:server", Rig.mail(MAIL, "info@company.example"));
    assertThat(rig.server.connections()).isEqualTo(1);
  }
}
