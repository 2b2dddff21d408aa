package io.postern.inspect.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.inspect.Finding;
import io.postern.inspect.Inspector;
import io.postern.inspect.Occasion;
import io.postern.inspect.Occasion.Direction;
import io.postern.mail.Client;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import io.postern.mail.MailConverters;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code inspect:} endpoints and the kamelets around them do to an exchange. */
class InspectorsAreAskedFromRoutesTest {
  private static final byte[] OCTETS =
      "Received: from a (b [192.0.2.7]) by mx.isp.example; today\r\nSubject: x\r\n\r\nx\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final List<Occasion> asked = new ArrayList<>();

  @BeforeEach
  void start() {
    camel.addComponent("inspect", new InspectComponent());
    camel.getTypeConverterRegistry();
    new MailConverters().load(camel.getTypeConverterRegistry());
    KameletComponent kamelets = new KameletComponent();
    kamelets.setLocation("file:kamelets");
    camel.addComponent("kamelet", kamelets);
    camel.getRegistry().bind("policyInForce", new PolicyInForce(policy()));
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  private InspectionPolicy policy() {
    return Policies.of(
        new Inspectors(
            Map.of(
                Inspectors.Kind.CLAMD,
                configured("clamd", Set.of(Direction.INCOMING, Direction.OUTGOING)),
                Inspectors.Kind.SPAMASSASSIN,
                configured("spamd", Set.of(Direction.INCOMING)))));
  }

  private Inspectors.Configured configured(String name, Set<Direction> directions) {
    return new Inspectors.Configured(
        new Inspector() {
          @Override
          public String name() {
            return name;
          }

          @Override
          public Finding inspect(Mail mail, Occasion occasion) {
            asked.add(occasion);
            return name.equals("clamd")
                ? new Finding.Clean(name, "clean")
                : new Finding.Scored(name, 7, 5, List.of("A"), "7 of 5");
          }
        },
        directions);
  }

  private Exchange send(String uri, Exchange exchange) {
    camel.createProducerTemplate().send(uri, exchange);
    return exchange;
  }

  private Exchange fetched() throws IOException {
    Exchange exchange = new DefaultExchange(camel);
    exchange
        .getMessage()
        .setBody(Mail.of("m", new Envelope(Optional.empty(), List.of()), Content.of(OCTETS)));
    exchange.getMessage().setHeader(ExchangeKeys.ACCOUNT, "info");
    return exchange;
  }

  private Exchange submitted() throws IOException {
    Exchange exchange = fetched();
    exchange.getMessage().removeHeader(ExchangeKeys.ACCOUNT);
    exchange.setProperty(
        ExchangeKeys.CLIENT,
        new Client(InetAddress.getByName("192.0.2.1"), "pc", Optional.empty(), false, true));
    return exchange;
  }

  @Test
  void findingsAddUpAndTheLastIsAWordInAHeader() throws IOException {
    Exchange exchange = fetched();
    Object mail = exchange.getMessage().getBody();
    send("inspect:clamd", exchange);
    assertThat(exchange.getMessage().getHeader(ExchangeKeys.FINDING)).isEqualTo("clean");
    send("inspect:spamassassin", exchange);
    assertThat(exchange.getException()).isNull();
    assertThat(exchange.getMessage().getHeader(ExchangeKeys.FINDING)).isEqualTo("spam");
    assertThat(exchange.getProperty(ExchangeKeys.FINDINGS, List.class))
        .extracting(each -> ((Finding) each).inspector())
        .containsExactly("clamd", "spamd");
    assertThat(exchange.getMessage().getBody()).isSameAs(mail);
    assertThat(asked.get(1).earlier()).hasSize(1);
  }

  @Test
  void theHandOffOfFetchedMailIsTold() throws IOException {
    send("inspect:clamd", fetched());
    assertThat(asked).hasSize(1);
    assertThat(asked.get(0).direction()).isEqualTo(Direction.INCOMING);
    assertThat(asked.get(0).account()).contains("info");
    assertThat(asked.get(0).client())
        .hasValueSatisfying(
            client -> assertThat(client.address().getHostAddress()).isEqualTo("192.0.2.7"));
  }

  @Test
  void aScannerThatIsNotForThisDirectionIsNotAsked() throws IOException {
    Exchange exchange = send("inspect:spamassassin", submitted());
    assertThat(exchange.getException()).isNull();
    assertThat(asked).isEmpty();
    send("inspect:clamd", exchange);
    assertThat(asked.get(0).direction()).isEqualTo(Direction.OUTGOING);
  }

  @Test
  void aScannerThatIsNotConfiguredIsNotAsked() throws IOException {
    Exchange exchange = send("kamelet:rspamd-action", fetched());
    assertThat(exchange.getException()).isNull();
    assertThat(exchange.getProperty(ExchangeKeys.FINDINGS)).isNull();
  }

  @Test
  void kameletsAskWhatTheSettingsName() throws IOException {
    Exchange exchange = send("kamelet:clamd-action", fetched());
    assertThat(exchange.getException()).isNull();
    assertThat(exchange.getMessage().getHeader(ExchangeKeys.FINDING)).isEqualTo("clean");
  }

  @Test
  void aKameletWithAnAddressAsksItsOwnScannerAndAClosedPortIsNoPass() throws IOException {
    Exchange exchange = send("kamelet:clamd-action?address=127.0.0.1:1", fetched());
    assertThat(exchange.getException()).isNull();
    assertThat(asked).isEmpty();
    assertThat(exchange.getMessage().getHeader(ExchangeKeys.FINDING)).isEqualTo("could-not-tell");
  }

  @Test
  void anyBodyIsLookedAtAndAStreamCanBeReadAfterwards() {
    Exchange exchange = new DefaultExchange(camel);
    exchange.getMessage().setBody(new ByteArrayInputStream(OCTETS));
    send("inspect:clamd", exchange);
    assertThat(exchange.getException()).isNull();
    assertThat(exchange.getMessage().getBody(byte[].class)).isEqualTo(OCTETS);
  }

  /** Camel asks every endpoint for a consumer that stands behind a route's {@code from}. */
  @Test
  void aRouteThatWouldTakeMailFromAnInspectorIsToldThatThereIsNone() {
    assertThatThrownBy(() -> camel.getEndpoint("inspect:clamd").createConsumer(exchange -> {}))
        .hasMessage("inspect: looks at mails; it has none of its own");
  }

  @Test
  void whatIsWrongInAnAddressIsNamed() {
    assertThatThrownBy(() -> camel.getEndpoint("inspect:calmd"))
        .hasStackTraceContaining("there is no inspector \"calmd\"; known are file-drop, clamd");
    assertThatThrownBy(() -> camel.getEndpoint("inspect:clamd?adress=127.0.0.1"))
        .hasStackTraceContaining("the option address is missing");
    assertThatThrownBy(() -> camel.getEndpoint("inspect:clamd?address=127.0.0.1&time=3"))
        .hasStackTraceContaining("unknown options [time]");
    assertThatThrownBy(() -> camel.getEndpoint("inspect:clamd?address=127.0.0.1&timeout=soon"))
        .hasStackTraceContaining("timeout is \"soon\", expected a number of seconds");
  }
}
