package io.postern.route;

import static io.postern.route.Specimens.endpoint;
import static io.postern.route.Specimens.leavingOnServer;
import static io.postern.route.Specimens.mail;
import static io.postern.route.Specimens.mailbox;
import static io.postern.route.Specimens.octets;
import static io.postern.route.Specimens.policy;
import static io.postern.route.Specimens.withAllMail;
import static io.postern.route.Specimens.withOther;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** A mail goes once, as it came, to those for whom it is, and to nobody else (F62). */
class RecipientsGetTheMailTest extends RouteOfInfo {
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
  void anAccountWithoutRecipientsDistributesEverythingByHand() throws Exception {
    start(policy());
    send(mail("To: a@company.example"));
    assertThat(calls.get(0).addresses()).containsExactly("postmaster@company.example");
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
}
