package io.postern;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.TooLarge;
import io.postern.inspect.enact.Errand;
import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import io.postern.notice.OversizeNotices;
import io.postern.notice.Templates;
import io.postern.route.Recipient;
import io.postern.route.Router;
import io.postern.route.Routers;
import io.postern.route.RoutingPolicy;
import io.postern.time.SettableClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Of a mail that is too large hear those whom the routing finds, by the internal server, and if
 * wanted its sender, by the queue, unless no person would read it (F36, F37).
 */
class WhoHearsOfATooLargeMailTest {
  private static final Address POSTMASTER = Address.of("postmaster@company.example");
  private static final Address ANNA = Address.of("anna@company.example");
  private static final Address SENDER = Address.of("stranger@world.example");
  private final SettableClock clock = new SettableClock();

  private RoutedRecipients recipients() {
    Recipient anna =
        new Recipient(
            ANNA.toString(),
            Optional.of(ANNA),
            Optional.empty(),
            List.of("info"),
            false,
            List.of(),
            List.of());
    Recipient tickets =
        new Recipient(
            "tickets",
            Optional.empty(),
            Optional.of("file:tickets"),
            List.of("info"),
            false,
            List.of("support@company.example"),
            List.of());
    RoutingPolicy policy =
        new RoutingPolicy(
            "info",
            List.of(),
            Optional.empty(),
            new RoutingPolicy.Unroutable.ToMailbox(POSTMASTER));
    Routers routers = new Routers();
    routers.put(new Router(policy, List.of(anna, tickets)));
    return new RoutedRecipients(routers);
  }

  private List<Errand> errands(boolean tellSender, boolean sends, String header)
      throws IOException {
    return errands(tellSender, sends, header, Optional.of(SENDER));
  }

  private List<Errand> errands(
      boolean tellSender, boolean sends, String header, Optional<Address> sender)
      throws IOException {
    OversizeNotices notices =
        new OversizeNotices(
            new MailIds(clock), clock, "gw.example", POSTMASTER, Templates.builtIn(Locale.ENGLISH));
    Content content = Content.of(header.getBytes(StandardCharsets.US_ASCII));
    Mail mail = Mail.of("06ABC", new Envelope(sender, List.of()), content);
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      Exchange exchange = new DefaultExchange(camel);
      exchange.getMessage().setBody(mail);
      exchange.getMessage().setHeader(ExchangeKeys.ACCOUNT, "info");
      exchange.setProperty(
          ExchangeKeys.TOO_LARGE, new TooLarge(30_000_000, 25_000_000, false, tellSender));
      new OversizeStep(notices, recipients(), sends).process(exchange);
      List<Errand> errands = new ArrayList<>();
      Collection<?> all = exchange.getProperty(ExchangeKeys.ERRANDS, Collection.class);
      all.forEach(errand -> errands.add((Errand) errand));
      return errands;
    }
  }

  private static String text(Errand errand) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    errand.mail().content().writeTo(octets);
    return octets.toString(StandardCharsets.UTF_8);
  }

  @Test
  void recipientsLearnWhatItWasAndHowLarge() throws IOException {
    List<Errand> errands =
        errands(
            false,
            true,
            "From: A <a@b.example>\r\nTo: anna@company.example\r\nSubject: Plans\r\n\r\n");
    assertThat(errands).extracting(Errand::kind).containsExactly(Errand.Kind.NOTICE);
    Mail notice = errands.get(0).mail();
    assertThat(notice.envelope().sender()).isEmpty();
    assertThat(notice.envelope().recipients()).containsExactly(ANNA);
    assertThat(text(errands.get(0)))
        .contains("Subject: [Postern] A mail is too large: Plans", "Auto-Submitted: auto-generated")
        .contains("A <a@b.example>", "30.0 MB", "25.0 MB", "info", "06ABC");
  }

  @Test
  void mailForNobodyIsToldToWhoeverWouldGetIt() throws IOException {
    assertThat(
            errands(false, true, "To: x@y.example\r\n\r\n").get(0).mail().envelope().recipients())
        .containsExactly(POSTMASTER);
  }

  @Test
  void anEndpointHearsNothing() throws IOException {
    assertThat(errands(false, true, "To: support@company.example\r\n\r\n")).isEmpty();
  }

  @Test
  void theSenderHearsByTheQueueAndLearnsNoRecipient() throws IOException {
    List<Errand> errands =
        errands(true, true, "To: anna@company.example\r\nSubject: Plans\r\n\r\n");
    assertThat(errands)
        .extracting(Errand::kind)
        .containsExactly(Errand.Kind.NOTICE, Errand.Kind.RETURN);
    Mail notice = errands.get(1).mail();
    assertThat(notice.envelope().sender()).isEmpty();
    assertThat(notice.envelope().recipients()).containsExactly(SENDER);
    assertThat(text(errands.get(1)))
        .contains("Subject: Not delivered, too large: Plans", "Auto-Submitted: auto-replied")
        .contains("postmaster@company.example")
        .doesNotContain("anna", "info");
  }

  @Test
  void withoutAQueueNoSenderHears() throws IOException {
    assertThat(errands(true, false, "To: anna@company.example\r\n\r\n")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Precedence: bulk", "Auto-Submitted: auto-replied", "List-Id: <x.example>"})
  void machinesAndListsAreNotAnswered(String field) throws IOException {
    assertThat(errands(true, true, field + "\r\nTo: anna@company.example\r\n\r\n")).hasSize(1);
  }

  @Test
  void theEmptySenderIsNotAnswered() throws IOException {
    assertThat(errands(true, true, "To: anna@company.example\r\n\r\n", Optional.empty()))
        .hasSize(1);
  }
}
