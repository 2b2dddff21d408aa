package io.postern.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.EnvelopeParameters;
import io.postern.mail.EnvelopeParameters.Ret;
import io.postern.mail.Mail;
import io.postern.mail.Outcome.Delivered;
import io.postern.mail.RecipientParameters;
import io.postern.mail.RecipientParameters.Notify;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RET, ENVID, NOTIFY and ORCPT go on to a server that offers DSN, and to no other (RFC 3461). */
class WishesAboutNotificationsTravelTest {
  private static final Address SALES = Address.of("sales@company.example");
  private static final Address ODD = Address.of("a+c=d@company.example");
  private static final RecipientParameters SUCCESS_AND_FAILURE =
      new RecipientParameters(
          Set.of(Notify.FAILURE, Notify.SUCCESS), Optional.of("rfc822;first+2Bone@x.example"));

  private final Rig rig = new Rig();

  @BeforeEach
  void offerDsn() {
    rig.server.offering("PIPELINING", "DSN", "SMTPUTF8");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private List<String> said(EnvelopeParameters parameters, Address... recipients) {
    byte[] octets = "Subject: hello\r\n\r\nhello\r\n".getBytes(StandardCharsets.US_ASCII);
    Envelope envelope =
        new Envelope(
            Optional.of(Address.of("friend@elsewhere.example")), List.of(recipients), parameters);
    try {
      Mail mail = Mail.of("TEST1", envelope, Content.of(octets));
      assertThat(rig.delivery().attempt(mail).values()).hasOnlyElementsOfType(Delivered.class);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    return rig.server.commands().stream()
        .filter(line -> line.startsWith("MAIL") || line.startsWith("RCPT"))
        .toList();
  }

  private static EnvelopeParameters parameters(
      Optional<Ret> ret, String envelopeId, Map<Address, RecipientParameters> recipients) {
    return new EnvelopeParameters(false, ret, Optional.ofNullable(envelopeId), recipients);
  }

  @Test
  void allOfThemAreSaid() {
    EnvelopeParameters all =
        parameters(Optional.of(Ret.HDRS), "QQ+2B1", Map.of(SALES, SUCCESS_AND_FAILURE));
    assertThat(said(all, SALES))
        .containsExactly(
            "MAIL FROM:<friend@elsewhere.example> RET=HDRS ENVID=QQ+2B1",
            "RCPT TO:<sales@company.example> NOTIFY=SUCCESS,FAILURE"
                + " ORCPT=rfc822;first+2Bone@x.example");
  }

  @Test
  void noneIsSaidToAServerThatDoesNotOfferDsn() {
    rig.server.offering("PIPELINING");
    EnvelopeParameters all =
        parameters(Optional.of(Ret.FULL), "QQ1", Map.of(SALES, SUCCESS_AND_FAILURE));
    assertThat(said(all, SALES))
        .containsExactly("MAIL FROM:<friend@elsewhere.example>", "RCPT TO:<sales@company.example>");
  }

  @Test
  void whoSaidNothingHasNothingAdded() {
    assertThat(said(EnvelopeParameters.NONE, SALES))
        .containsExactly("MAIL FROM:<friend@elsewhere.example>", "RCPT TO:<sales@company.example>");
  }

  @Test
  void theOriginalRecipientIsAddedWhenSomethingElseWasSaid() {
    assertThat(said(parameters(Optional.empty(), "QQ1", Map.of()), SALES, ODD))
        .containsExactly(
            "MAIL FROM:<friend@elsewhere.example> ENVID=QQ1",
            "RCPT TO:<sales@company.example> ORCPT=rfc822;sales@company.example",
            "RCPT TO:<" + ODD + "> ORCPT=rfc822;a+2Bc+3Dd@company.example");
  }

  @Test
  void theOriginalRecipientIsAddedForWhomSomethingWasSaidOnly() {
    RecipientParameters never = new RecipientParameters(Set.of(Notify.NEVER), Optional.empty());
    assertThat(said(parameters(Optional.empty(), null, Map.of(SALES, never)), SALES, ODD))
        .containsExactly(
            "MAIL FROM:<friend@elsewhere.example>",
            "RCPT TO:<sales@company.example> NOTIFY=NEVER ORCPT=rfc822;sales@company.example",
            "RCPT TO:<" + ODD + ">");
  }

  @Test
  void neverBesideOthersIsNotSaid() {
    RecipientParameters both =
        new RecipientParameters(Set.of(Notify.NEVER, Notify.DELAY), Optional.empty());
    assertThat(said(parameters(Optional.empty(), null, Map.of(SALES, both)), SALES).get(1))
        .contains(" NOTIFY=DELAY ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a\r\nRSET", "a=b", "a+2", "\u00fc", ""})
  void anEnvelopeIdThatIsNotXtextIsLeftOut(String id) {
    assertThat(said(parameters(Optional.of(Ret.FULL), id, Map.of()), SALES).get(0))
        .isEqualTo("MAIL FROM:<friend@elsewhere.example> RET=FULL");
  }

  @Test
  void anEnvelopeIdThatIsTooLongIsLeftOut() {
    assertThat(said(parameters(Optional.empty(), "x".repeat(101), Map.of()), SALES).get(0))
        .isEqualTo("MAIL FROM:<friend@elsewhere.example>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rfc822;a b", "rfc822", ";a", "rfc822;", "rfc 822;a", "rfc822;a\r\nRSET", "x=y;a"})
  void anOriginalRecipientThatIsNoneIsLeftOut(String original) {
    RecipientParameters odd = new RecipientParameters(Set.of(), Optional.of(original));
    assertThat(said(parameters(Optional.empty(), null, Map.of(SALES, odd)), SALES).get(1))
        .isEqualTo("RCPT TO:<sales@company.example>");
  }

  @Test
  void anInternationalAddressIsNotAddedAsOriginalRecipient() {
    Address office = Address.of("b\u00fcro@company.example");
    assertThat(said(parameters(Optional.of(Ret.FULL), null, Map.of()), office).get(1))
        .endsWith("ro@company.example>");
  }

  @Test
  void smtpUtf8IsSaidWhenTheClientSaidIt() {
    EnvelopeParameters utf8 =
        new EnvelopeParameters(true, Optional.empty(), Optional.empty(), Map.of());
    assertThat(said(utf8, SALES).get(0)).endsWith("> SMTPUTF8");
  }

  @Test
  void smtpUtf8IsNotSaidToAServerThatDoesNotKnowIt() {
    rig.server.offering("PIPELINING");
    EnvelopeParameters utf8 =
        new EnvelopeParameters(true, Optional.empty(), Optional.empty(), Map.of());
    assertThat(said(utf8, SALES).get(0)).endsWith("example>");
  }
}
