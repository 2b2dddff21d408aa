package io.postern.accept;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Client;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a sender writes into a mail stays in the mail: it steers neither the endpoints that an
 * administrator adds nor the stations behind the listener.
 */
class NoFieldOfAMailBecomesAHeaderOfItsExchangeTest {
  private static final String EVIL = "../../etc/passwd";

  /** Fields that endpoints listen to when they are headers of an exchange. */
  private static final List<String> OF_CAMEL =
      List.of(
          "CamelFileName",
          "camelfilename",
          "CAMELFILENAME",
          "CamelFileNameProduced",
          "CamelOverruleFileName",
          "CamelHttpUri",
          "CamelExecCommandExecutable",
          "CamelExecCommandArgs",
          "CamelSqlQuery",
          "CamelBeanMethodName",
          "CamelToEndpoint",
          "CamelSlipEndpoint",
          "CamelRedelivered",
          "CamelCharsetName",
          "breadcrumbId",
          "org.apache.camel.FileName");

  private final TestListener settings = new TestListener();
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();

  /** What an exchange bears when the route begins. */
  private record Seen(Map<String, Object> headers, Map<String, Object> properties, Mail body) {}

  @BeforeEach
  void start() throws Exception {
    camel.getShutdownStrategy().setTimeout(5);
    camel.addComponent("smtpd", new SmtpdComponent(settings.station()));
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from("smtpd:accept")
                .routeId("accept")
                .process(NoFieldOfAMailBecomesAHeaderOfItsExchangeTest.this::look)
                .to("mock:archive");
          }
        });
    camel.start();
  }

  private void look(Exchange exchange) {
    seen.add(
        new Seen(
            new TreeMap<>(exchange.getMessage().getHeaders()),
            new TreeMap<>(exchange.getProperties()),
            exchange.getMessage().getBody(Mail.class)));
  }

  @AfterEach
  void stop() throws IOException {
    camel.stop();
    settings.close();
  }

  /** The names of the gateway itself, whatever they are. */
  private static List<String> ofOurs() throws IllegalAccessException {
    List<String> names = new ArrayList<>();
    for (Field key : ExchangeKeys.class.getDeclaredFields()) {
      if (Modifier.isPublic(key.getModifiers()) && key.getType() == String.class) {
        names.add((String) key.get(null));
      }
    }
    return names;
  }

  private static List<String> dangerous() throws IllegalAccessException {
    List<String> names = new ArrayList<>(OF_CAMEL);
    names.addAll(ofOurs());
    return names;
  }

  private static String content(List<String> names) {
    StringBuilder content = new StringBuilder();
    names.forEach(name -> content.append(name).append(": ").append(EVIL).append("\r\n"));
    return content
        .append("Subject: x\r\n\r\nCamelFileName: ")
        .append(EVIL)
        .append("\r\n")
        .toString();
  }

  private Seen submit(String content) throws IOException, InterruptedException {
    int port = ((SmtpdConsumer) camel.getRoute("accept").getConsumer()).port();
    try (Talk talk = new Talk(port).expect("220 ").say("EHLO client.example", "250 ").data()) {
      talk.raw(content + ".\r\n").expect("250 2.0.0 Ok: queued as ");
    }
    return seen.poll(60, TimeUnit.SECONDS);
  }

  @Test
  void theOnlyHeaderIsTheNameThatTheGatewayGaveTheMail() throws Exception {
    assertThat(ofOurs()).contains("PosternMailId", "PosternAccount", "PosternRefusal");
    Seen exchange = submit(content(dangerous()));
    assertThat(exchange.headers())
        .isEqualTo(Map.of(ExchangeKeys.MAIL_ID, exchange.body().id()))
        .doesNotContainValue(EVIL);
    assertThat(exchange.body().header().first("PosternMailId"))
        .as("the fields are in the mail, where they belong")
        .contains(EVIL);
  }

  @Test
  void noPropertyComesOutOfTheMailEither() throws Exception {
    Seen plain = submit("Subject: x\r\n\r\n");
    Seen exchange = submit(content(dangerous()));
    assertThat(exchange.properties().keySet())
        .isEqualTo(plain.properties().keySet())
        .containsAll(Set.of(ExchangeKeys.MAIL, ExchangeKeys.CLIENT));
    assertThat(exchange.properties().get(ExchangeKeys.MAIL)).isSameAs(exchange.body());
    assertThat(exchange.properties().get(ExchangeKeys.CLIENT)).isInstanceOf(Client.class);
    assertThat(exchange.properties().values()).noneMatch(EVIL::equals);
  }

  @Test
  void anEndpointBehindTheListenerGetsNoneOfThem() throws Exception {
    MockEndpoint archive = camel.getEndpoint("mock:archive", MockEndpoint.class);
    archive.expectedMessageCount(1);
    Mail mail = submit(content(dangerous())).body();
    archive.assertIsSatisfied();
    assertThat(archive.getExchanges().get(0).getMessage().getHeaders())
        .containsOnlyKeys(ExchangeKeys.MAIL_ID)
        .containsEntry(ExchangeKeys.MAIL_ID, mail.id());
  }

  @Test
  void whatTheClientSaysOfItselfAndOfTheEnvelopeIsNoHeaderEither() throws Exception {
    int port = ((SmtpdConsumer) camel.getRoute("accept").getConsumer()).port();
    try (Talk talk = new Talk(port).expect("220 ")) {
      talk.say("EHLO CamelFileName", "250 ")
          .say("MAIL FROM:<CamelFileName=evil@company.example> ENVID=CamelFileName", "250 ")
          .say("RCPT TO:<PosternAccount@x.example> ORCPT=CamelFileName;evil", "250 ")
          .say("DATA", "354 ")
          .say("Subject: x\r\n\r\n.", "250 ");
    }
    Seen exchange = seen.poll(60, TimeUnit.SECONDS);
    assertThat(exchange.headers()).containsOnlyKeys(ExchangeKeys.MAIL_ID);
    assertThat(exchange.headers()).containsEntry(ExchangeKeys.MAIL_ID, exchange.body().id());
  }
}
