package io.postern.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.mail.Client;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The listener as the beginning of a route: the client hears what the route did. */
class SmtpdRouteTest {
  private final TestListener settings = new TestListener();
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final BlockingQueue<Exchange> exchanges = new LinkedBlockingQueue<>();
  private volatile Processor step = exchange -> {};

  @BeforeEach
  void start() throws Exception {
    camel.getShutdownStrategy().setTimeout(5);
    camel.addComponent("smtpd", new SmtpdComponent(settings.station()));
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("smtpd:accept").routeId("accept").process(SmtpdRouteTest.this::take);
          }
        });
    camel.start();
  }

  private void take(Exchange exchange) throws Exception {
    exchanges.add(exchange.copy());
    step.process(exchange);
  }

  @AfterEach
  void stop() throws IOException {
    camel.stop();
    settings.close();
  }

  private int port() {
    return ((SmtpdConsumer) camel.getRoute("accept").getConsumer()).port();
  }

  private String replyToAMail() throws IOException {
    try (Talk talk = new Talk(port()).expect("220 ").say("EHLO client.example", "250 ").data()) {
      return talk.raw("CamelFileName: evil\r\nSubject: x\r\n\r\n.\r\n").reply();
    }
  }

  @Test
  void aMailIsAnExchange() throws Exception {
    assertThat(replyToAMail()).startsWith("250 2.0.0 Ok: queued as ");
    Exchange exchange = exchanges.take();
    Mail mail = exchange.getMessage().getBody(Mail.class);
    assertThat(mail.header().first("Subject")).contains("x");
    assertThat(exchange.getMessage().getHeaders())
        .isEqualTo(Map.of(ExchangeKeys.MAIL_ID, mail.id()));
    assertThat(exchange.getProperty(ExchangeKeys.CLIENT, Client.class).helo())
        .isEqualTo("client.example");
    assertThat(exchange.getProperty(ExchangeKeys.MAIL)).isSameAs(mail);
  }

  @Test
  void anExceptionMeansLaterAndGivesNothingAway() throws IOException {
    step =
        exchange -> {
          throw new IllegalStateException("the password of the database is 42");
        };
    assertThat(replyToAMail()).isEqualTo("451 4.3.0 the mail cannot be taken now, try again later");
  }

  @Test
  void aRefusalIsTheReply() throws IOException {
    step = exchange -> exchange.setProperty(ExchangeKeys.REFUSAL, "550 5.7.1 not from you");
    assertThat(replyToAMail()).isEqualTo("550 5.7.1 not from you");
  }

  @Test
  void aRefusalThatIsNoReplyMeansLater() throws IOException {
    for (String wrong : new String[] {"250 2.0.0 fine", "no", "550 5.7.1 a\r\n250 b", "550"}) {
      step = exchange -> exchange.setProperty(ExchangeKeys.REFUSAL, wrong);
      assertThat(replyToAMail()).startsWith("451 4.3.0");
    }
  }

  @Test
  void stoppingOrSuspendingClosesThePort() throws Exception {
    int port = port();
    camel.getRouteController().suspendRoute("accept");
    assertThatThrownBy(() -> new Talk(port)).isInstanceOf(ConnectException.class);
    camel.getRouteController().resumeRoute("accept");
    assertThat(replyToAMail()).startsWith("250 ");
    int second = port();
    camel.getRouteController().stopRoute("accept");
    assertThatThrownBy(() -> new Talk(second)).isInstanceOf(ConnectException.class);
    camel.getRouteController().startRoute("accept");
    assertThat(replyToAMail()).startsWith("250 ");
    assertThat(camel.getRouteController().getRouteStatus("accept"))
        .isEqualTo(ServiceStatus.Started);
  }
}
