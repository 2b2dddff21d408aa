package io.postern.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Delivered;
import io.postern.mail.Outcome.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said to a server, depending on what it offers. */
class SmtpConversationTest {
  private static final String MAIL = "Subject: hello\r\n\r\nhello\r\n";
  private static final Address INFO = Address.of("info@company.example");

  private final Rig rig = new Rig();
  private final FakeSmtp server = rig.server;

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aMailIsSaidByItsEnvelope() {
    assertThat(rig.outcome(MAIL)).isEqualTo(new Delivered("250 2.0.0 queued as 1"));

    assertThat(server.commands())
        .containsExactly(
            "EHLO gateway.example",
            "MAIL FROM:<friend@elsewhere.example> SIZE=" + MAIL.length(),
            "RCPT TO:<info@company.example>",
            "DATA");
    assertThat(server.mails().get(0).content()).asString().isEqualTo(MAIL);
  }

  @Test
  void theEmptySenderStaysEmpty() {
    Content content = Content.of(MAIL.getBytes(StandardCharsets.US_ASCII));
    rig.delivery().attempt(Rig.mail(content, Optional.empty(), "info@company.example"));
    assertThat(server.mails().get(0).mailCommand()).startsWith("MAIL FROM:<> ");
  }

  @Test
  void allRecipientsGetOneTransaction() {
    Map<Address, Outcome> outcomes =
        rig.attempt(MAIL, "a@company.example", "b@company.example", "c@company.example");

    assertThat(outcomes)
        .hasSize(3)
        .allSatisfy((to, o) -> assertThat(o).isInstanceOf(Delivered.class));
    assertThat(server.mails()).hasSize(1);
    assertThat(server.mails().get(0).recipients())
        .containsExactly(
            "RCPT TO:<a@company.example>",
            "RCPT TO:<b@company.example>",
            "RCPT TO:<c@company.example>");
  }

  @Test
  void envelopeAndDataAreOneFlightWhenPipeliningIsOffered() {
    server.withholding();
    assertThat(rig.attempt(MAIL, "a@company.example", "b@company.example").values())
        .hasOnlyElementsOfType(Delivered.class);
  }

  @Test
  void thousandsOfRecipientsAreOneTransactionToo() {
    String[] many =
        IntStream.range(0, 3_000).mapToObj(i -> "r" + i + "@x.example").toArray(String[]::new);
    assertThat(rig.attempt(MAIL, many).values())
        .hasSize(3_000)
        .hasOnlyElementsOfType(Delivered.class);
    assertThat(server.mails()).hasSize(1);
  }

  @Test
  void aServerWithoutPipeliningIsAskedStepByStep() {
    server.offering("SIZE").on("RCPT").say("550 5.1.1 nobody here");
    assertThat(rig.outcome(MAIL)).isEqualTo(new Refused(550, "550 5.1.1 nobody here"));
    assertThat(server.commands()).last().asString().startsWith("RCPT");
  }

  @Test
  void aServerThatOnlyKnowsHeloIsSpokenToPlainly() {
    server.on("EHLO").say("500 what?");
    assertThat(rig.outcome(MAIL)).isInstanceOf(Delivered.class);
    assertThat(server.commands())
        .containsExactly(
            "EHLO gateway.example",
            "HELO gateway.example",
            "MAIL FROM:<friend@elsewhere.example>",
            "RCPT TO:<info@company.example>",
            "DATA");
  }

  @Test
  void eightBitContentIsAnnouncedWhenTheServerKnowsHow() {
    rig.outcome("Subject: \u00fc\r\n\r\n");
    rig.outcome(MAIL);
    assertThat(server.mails().get(0).mailCommand()).endsWith(" BODY=8BITMIME");
    assertThat(server.mails().get(1).mailCommand()).doesNotContain("BODY");
  }

  @Test
  void eightBitContentGoesUnchangedToAServerThatDoesNot() {
    server.offering("PIPELINING");
    rig.outcome("Subject: \u00fc\r\n\r\n");
    assertThat(server.mails().get(0).mailCommand())
        .isEqualTo("MAIL FROM:<friend@elsewhere.example>");
    assertThat(server.mails().get(0).content()).contains(0xfc);
  }

  @Test
  void internationalAddressesNeedSmtpUtf8() {
    Map<Address, Outcome> outcomes = rig.attempt(MAIL, "b\u00fcro@company.example");
    assertThat(outcomes.values()).hasOnlyElementsOfType(Delivered.class);
    assertThat(server.mails().get(0).mailCommand()).endsWith(" SMTPUTF8");
    assertThat(server.mails().get(0).recipients().get(0))
        .isEqualTo(utf8AsOctets("RCPT TO:<b\u00fcro@company.example>"));
  }

  private static String utf8AsOctets(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  @Test
  void withoutSmtpUtf8OnlyTheRecipientWhoNeedsItIsRefused() {
    server.offering("PIPELINING", "SIZE");
    Map<Address, Outcome> outcomes =
        rig.attempt(MAIL, "b\u00fcro@company.example", "info@company.example");
    assertThat(outcomes.get(INFO)).isInstanceOf(Delivered.class);
    assertThat(outcomes.get(Address.of("b\u00fcro@company.example")))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.code()).isZero();
              assertThat(refused.text()).contains("SMTPUTF8");
            });
  }

  @Test
  void aCharacterThatOnlyLooksAsciiInLowerCaseIsInternationalToo() {
    server.offering("PIPELINING");
    Map<Address, Outcome> outcomes = rig.attempt(MAIL, "\u212aarl@company.example");
    assertThat(outcomes.values()).hasOnlyElementsOfType(Refused.class);
  }

  @Test
  void aMailLargerThanTheServerTakesIsNotSent() {
    server.offering("PIPELINING", "SIZE 20");
    assertThat(rig.outcome(MAIL))
        .isEqualTo(new Refused(0, "not sent: the mail has 25 octets, the server takes at most 20"));
    assertThat(server.commands()).containsExactly("EHLO gateway.example");
  }

  @Test
  void aSizeLimitOfZeroOrNonsenseIsNone() {
    server.offering("SIZE 0");
    assertThat(rig.outcome(MAIL)).isInstanceOf(Delivered.class);
    server.dropConnections();
    server.offering("SIZE 99999999999999999999999");
    assertThat(rig.outcome(MAIL)).isInstanceOf(Delivered.class);
  }

  @Test
  void aMissingLastLineEndIsAddedAndCounted() {
    rig.outcome("Subject: x\r\n\r\nno end");
    assertThat(server.mails().get(0).content())
        .asString()
        .isEqualTo("Subject: x\r\n\r\nno end\r\n");
    assertThat(server.mails().get(0).mailCommand()).endsWith(" SIZE=22");
  }

  @Test
  void nobodyToDeliverToIsNoTransaction() {
    assertThat(rig.attempt(MAIL)).isEmpty();
    assertThat(server.connections()).isZero();
  }

  @Test
  void afterTheEnvelopeWasRefusedTheServerIsToldToForgetIt() {
    server.on("RCPT TO:<gone@").say("550 5.1.1 gone");
    rig.attempt(MAIL, "gone@company.example");
    assertThat(rig.outcome(MAIL)).isInstanceOf(Delivered.class);

    assertThat(server.connections()).isEqualTo(1);
    assertThat(server.commands())
        .containsSubsequence(
            "RCPT TO:<gone@company.example>",
            "DATA",
            "RSET",
            "MAIL FROM:<friend@elsewhere.example> SIZE=25");
  }

  @Test
  void afterAMailNoResetIsNeeded() {
    rig.outcome(MAIL);
    rig.outcome(MAIL);
    assertThat(server.mails()).hasSize(2);
    assertThat(server.commands()).doesNotContain("RSET");
  }

  @Test
  void aServerThatWantsContentForNobodyGetsALoneDot() {
    server.eager().on("RCPT TO:<gone@").say("550 5.1.1 gone");
    assertThat(rig.attempt(MAIL, "gone@company.example").values())
        .containsExactly(new Refused(550, "550 5.1.1 gone"));
    assertThat(rig.outcome(MAIL)).isInstanceOf(Delivered.class);
    assertThat(server.connections()).isEqualTo(1);
    assertThat(server.mails()).hasSize(1);
    assertThat(server.commands()).doesNotContain("RSET");
  }
}
