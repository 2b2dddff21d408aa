package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.postern.inspect.antivirus.FakeOnAccessScanner;
import io.postern.inspect.station.InspectComponent;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.MailConverters;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The inspecting kamelets in somebody's own Camel route, without any settings of ours. */
class KameletsInOnesOwnRoutesTest {
  private static final byte[] VIRUS =
      Letters.plain("virus", "virus", InspectedSite.text(RealClamd.testVirus()));
  private static final byte[] HARMLESS = Letters.plain("ham", "minutes", "of our meeting");
  private static final byte[] SPAM = Letters.plain("spam", "offer", SpamTestMails.GTUBE);

  private static RealClamd clamd;
  private static RealSpamd spamd;

  @TempDir private Path folder;
  private final DefaultCamelContext camel = new DefaultCamelContext();

  @BeforeAll
  static void startScanners() throws IOException {
    RealClamd.require();
    RealSpamd.require();
    clamd = new RealClamd();
    spamd = new RealSpamd();
  }

  @AfterAll
  static void stopScanners() throws IOException {
    if (clamd != null) {
      clamd.close();
    }
    if (spamd != null) {
      spamd.close();
    }
  }

  @BeforeEach
  void start() {
    camel.addComponent("inspect", new InspectComponent());
    new MailConverters().load(camel.getTypeConverterRegistry());
    KameletComponent kamelets = new KameletComponent();
    kamelets.setLocation("file:kamelets");
    camel.addComponent("kamelet", kamelets);
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  /** What the header says of a mail at the end of a route; the body must be what it was. */
  private String found(String kamelet, byte[] mail) throws Exception {
    return asked(List.of(kamelet), mail).getMessage().getHeader(ExchangeKeys.FINDING, String.class);
  }

  private Exchange asked(List<String> kamelets, byte[] mail) throws Exception {
    String entry = "direct:" + camel.getRoutes().size();
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(entry).to(kamelets.toArray(String[]::new)).setProperty("asked", constant(true));
          }
        });
    Exchange exchange = new DefaultExchange(camel);
    exchange.getMessage().setBody(mail);
    camel.createProducerTemplate().send(entry, exchange);
    assertThat(exchange.getException()).isNull();
    assertThat(exchange.getProperty("asked")).isEqualTo(true);
    assertThat(exchange.getMessage().getBody(byte[].class)).isEqualTo(mail);
    return exchange;
  }

  @Test
  void clamdAction() throws Exception {
    for (Object address : List.of(clamd.tcp(), clamd.unix())) {
      String kamelet = "kamelet:clamd-action?timeout=30&address=" + address;
      assertThat(found(kamelet, VIRUS)).isEqualTo("infected");
      assertThat(found(kamelet, HARMLESS)).isEqualTo("clean");
    }
    String gone = "kamelet:clamd-action?address=127.0.0.1:" + RealServers.freePort();
    assertThat(found(gone, HARMLESS)).isEqualTo("could-not-tell");
  }

  @Test
  void spamassassinAction() throws Exception {
    String kamelet = "kamelet:spamassassin-action?user=info&address=" + spamd.address();
    assertThat(found(kamelet, SPAM)).isEqualTo("spam");
    assertThat(found(kamelet, HARMLESS)).isEqualTo("ham");
  }

  /** Rspamd takes too long to start for this; that it is understood, other tests show. */
  @Test
  void rspamdAction() throws Exception {
    String kamelet = "kamelet:rspamd-action?url=http://127.0.0.1:";
    assertThat(found(kamelet + RealServers.freePort(), SPAM)).isEqualTo("could-not-tell");
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/checkv2", KameletsInOnesOwnRoutesTest::judge);
    server.start();
    try {
      String there = kamelet + server.getAddress().getPort();
      assertThat(found(there, SPAM)).isEqualTo("spam");
      assertThat(found(there, HARMLESS)).isEqualTo("ham");
    } finally {
      server.stop(0);
    }
  }

  private static void judge(HttpExchange question) throws IOException {
    String mail = InspectedSite.text(question.getRequestBody().readAllBytes());
    boolean spam = mail.contains(SpamTestMails.GTUBE);
    String json =
        "{\"score\":%d.0,\"required_score\":6.0,\"action\":\"%s\",\"symbols\":{\"A\":{}}}";
    byte[] answer =
        json.formatted(spam ? 15 : 0, spam ? "reject" : "no action")
            .getBytes(StandardCharsets.US_ASCII);
    question.getResponseHeaders().add("Content-Type", "application/json");
    question.sendResponseHeaders(200, answer.length);
    question.getResponseBody().write(answer);
    question.close();
  }

  @Test
  void antivirusDropAction() throws Exception {
    Path watched = Files.createDirectory(folder.resolve("watched"));
    try (FakeOnAccessScanner scanner =
        new FakeOnAccessScanner(watched, KameletsInOnesOwnRoutesTest::removeViruses)) {
      assertThat(scanner).isNotNull();
      String kamelet = "kamelet:antivirus-drop-action?timeout=1&folder=" + watched;
      assertThat(found(kamelet, VIRUS)).isEqualTo("infected");
      assertThat(found(kamelet, HARMLESS)).isEqualTo("clean");
    }
  }

  private static void removeViruses(Path file) throws IOException {
    String content = Files.readString(file, StandardCharsets.ISO_8859_1);
    if (content.contains(InspectedSite.text(RealClamd.testVirus()))) {
      Files.delete(file);
    }
  }

  @Test
  void rulesActionAndSeveralInARow() throws Exception {
    Path rules =
        Files.writeString(
            folder.resolve("own.yaml"),
            """
            rules:
              - name: both agree
                intercept: {finding: "clamd: infected", subject: "virus"}
                then: [hold]
            """);
    String kamelet = "kamelet:rules-action?file=" + rules;
    assertThat(found(kamelet, HARMLESS)).isEqualTo("clean");
    List<String> inARow = List.of("kamelet:clamd-action?address=" + clamd.tcp(), kamelet);
    Exchange exchange = asked(inARow, VIRUS);
    assertThat(exchange.getMessage().getHeader(ExchangeKeys.FINDING)).isEqualTo("matched");
    assertThat(exchange.getProperty(ExchangeKeys.FINDINGS, List.class)).hasSize(2);
  }
}
