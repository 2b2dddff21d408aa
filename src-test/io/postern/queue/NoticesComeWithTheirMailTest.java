package io.postern.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.mail.Address;
import io.postern.mail.Client;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import io.postern.store.StoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent on account of a client's mail is in the queue when the mail is, and only once. */
class NoticesComeWithTheirMailTest {
  private static final Address AUDIT = Address.of("audit@company.example");

  @TempDir Path folder;
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private Office office;
  private Producer queue;

  @BeforeEach
  void start() throws Exception {
    office = new Office(folder);
    Admission admission =
        new Admission(
            office.queue,
            Office.settings(folder),
            envelope -> "isp",
            new Admission.InHouse("internal", AUDIT::equals),
            office.clock);
    camel.addComponent("queue", new QueueComponent(office.queue, admission));
    camel.start();
    queue = camel.getEndpoint("queue:outgoing").createProducer();
  }

  @AfterEach
  void stop() {
    camel.stop();
    office.close();
  }

  private Exchange exchange() throws UnknownHostException {
    Exchange exchange = new DefaultExchange(camel);
    InetAddress where = InetAddress.getByName("192.0.2.7");
    exchange.setProperty(
        ExchangeKeys.CLIENT, new Client(where, "exchange.lan", Optional.empty(), false, true));
    return exchange;
  }

  private void errand(Exchange exchange, String kind, Mail mail) throws Exception {
    exchange.setProperty(ExchangeKeys.ERRAND, kind);
    exchange.getMessage().setBody(mail);
    queue.process(exchange);
    exchange.removeProperty(ExchangeKeys.ERRAND);
  }

  private void itself(Exchange exchange, Mail mail) throws Exception {
    exchange.getMessage().setBody(mail);
    queue.process(exchange);
  }

  private static Mail mail(String id) {
    return Office.mail(id, Address.parse("me@company.example"), "text", Office.A);
  }

  private static Mail notice(String id, int octets) {
    return Office.mail(id, Optional.empty(), "n".repeat(octets), AUDIT);
  }

  /** One attempt of a client to hand over a mail about which two others are sent. */
  private Exchange attempt(String id) throws Exception {
    Exchange exchange = exchange();
    errand(exchange, "notice", notice("N-" + id, 5_000));
    errand(exchange, "copy", mail(id).to(List.of(AUDIT)));
    itself(exchange, mail(id));
    return exchange;
  }

  private List<String> subjects() {
    List<String> subjects = new ArrayList<>();
    office.queue.list(QueueQuery.ALL).forEach(queued -> subjects.add(0, queued.subject()));
    return subjects;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("outgoing"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void theyAreThereWithTheMailAndBeforeIt() throws Exception {
    attempt("M1");
    assertThat(subjects()).containsExactly("about N-M1", "about M1", "about M1");
    assertThat(office.queue.list(QueueQuery.ALL))
        .extracting(Queued::destination)
        .containsExactly("isp", "internal", "internal");
    assertThat(office.journal("N-M1"))
        .containsExactly("ACCEPTED from the gateway, 5025 octets; <>: about N-M1");
    assertThat(office.journal("M1"))
        .first()
        .asString()
        .startsWith("ACCEPTED from exchange.lan [192.0.2.7]");
  }

  @Test
  void beforeTheMailThereIsNothing() throws Exception {
    Exchange exchange = exchange();
    errand(exchange, "notice", notice("N1", 5_000));
    assertThat(subjects()).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void aClientThatHasToTryAgainCausesThemOnce() throws Exception {
    office.store.commit(tx -> tx.update("ALTER TABLE queue_content RENAME TO away"));
    assertThatThrownBy(() -> attempt("M1"))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("mail M1 is not taken");
    office.store.commit(tx -> tx.update("ALTER TABLE away RENAME TO queue_content"));
    assertThat(subjects()).isEmpty();
    assertThat(files()).isEmpty();
    assertThat(office.journal("N-M1")).isEmpty();
    attempt("M2");
    assertThat(subjects()).containsExactly("about N-M2", "about M2", "about M2");
    assertThat(files()).hasSize(1);
    office.restart();
    assertThat(subjects()).hasSize(3);
  }

  @Test
  void aMailThatIsThrownAwayHasThemToo() throws Exception {
    Exchange exchange = exchange();
    exchange.setProperty(ExchangeKeys.DROP_REASON, "infected");
    errand(exchange, "notice", notice("N1", 10));
    itself(exchange, mail("M1"));
    assertThat(subjects()).containsExactly("about N1");
    assertThat(office.journal("M1"))
        .containsExactly("DROPPED from exchange.lan [192.0.2.7], 27 octets: infected");
  }

  @Test
  void aMailThatWaitsForAPersonHasThemToo() throws Exception {
    Exchange exchange = exchange();
    exchange.setProperty(ExchangeKeys.INSPECTED, "clamd: Eicar found");
    exchange.setProperty(ExchangeKeys.HOLD_REASON, "infected");
    errand(exchange, "notice", notice("N1", 10));
    itself(exchange, mail("M1"));
    assertThat(subjects()).containsExactly("about N1", "about M1");
    assertThat(office.get("N1").state()).isEqualTo(State.DUE);
    assertThat(office.get("M1").state()).isEqualTo(State.HELD);
  }

  @Test
  void aMailThatIsRefusedForGoodIsNotTakenButThey() throws Exception {
    Exchange exchange = exchange();
    exchange.setProperty(ExchangeKeys.REFUSAL, "550 5.7.1 infected");
    errand(exchange, "notice", notice("N1", 10));
    itself(exchange, mail("M1"));
    assertThat(subjects()).containsExactly("about N1");
    assertThat(office.journal("M1")).isEmpty();
  }

  @Test
  void aMailThatIsPutOffIsNotTakenNorThey() throws Exception {
    Exchange exchange = exchange();
    exchange.setProperty(ExchangeKeys.REFUSAL, "451 4.7.1 later");
    errand(exchange, "notice", notice("N1", 10));
    itself(exchange, mail("M1"));
    assertThat(subjects()).isEmpty();
  }

  /** The ledger of the fetched mail knows of it from then on. */
  @Test
  void whatIsSentOnAccountOfAFetchedMailIsThereAtOnce() throws Exception {
    Exchange exchange = new DefaultExchange(camel);
    errand(exchange, "return", notice("N1", 10));
    assertThat(subjects()).containsExactly("about N1");
  }
}
