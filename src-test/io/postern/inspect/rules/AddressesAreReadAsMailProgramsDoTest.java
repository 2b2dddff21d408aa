package io.postern.inspect.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Mail;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesAreReadAsMailProgramsDoTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b.example",
        "<a@b.example>",
        "Anna <a@b.example>",
        "\"Anna, B. <x@y.example>\" <a@b.example>",
        "a@b.example (Anna x@y.example)",
        "Anna(a \\) comment)<a(in)@b.example>",
        "< a@b.example >",
        "Anna <a @ b.example>",
        "a @ b.example",
        "<@relay.example,@other.example:a@b.example>",
        "Friends: a@b.example;",
        "Friends: Anna <a@b.example>;",
        "a@b.example.",
        "\"x@y.example\" a@b.example",
        "Anna <a@b.example",
        "x <a@b.example>, c <c@d.example>",
      })
  void findsTheAddressAndNoOtherThatIsNone(String value) {
    assertThat(Mailboxes.of(value)).contains("a@b.example").noneMatch(a -> a.startsWith("x@"));
  }

  @ParameterizedTest
  @CsvSource({
    "'a@b.example, c@d.example', a@b.example|c@d.example",
    "'\"John Doe\"@b.example', '\"John Doe\"@b.example'",
    "'<a@xn--bcher-kva.example>', a@xn--bcher-kva.example|a@bücher.example",
    "'undisclosed-recipients:;', ''",
    "'Anna', ''",
    "'', ''",
  })
  void findsAll(String value, String addresses) {
    assertThat(String.join("|", Mailboxes.of(value))).isEqualTo(addresses);
  }

  @Property(tries = 500)
  void neverThrows(@ForAll byte[] octets) {
    String value = new String(octets, StandardCharsets.ISO_8859_1);

    assertThat(Mailboxes.of(value)).allMatch(address -> address.contains("@"));
  }

  @Test
  void theSenderIsInTheEnvelopeOrInTheHeader() {
    Mail mail =
        RuledMails.mail(
            "bounce@list.example",
            "From: Boss <boss@company.example>\r\nSender: office@company.example\r\n\r\n",
            "info@company.example");

    assertThat(sender(Where.ANYWHERE, "*@list.example", mail))
        .isEqualTo(
            new Answer.Yes(
                "envelope sender \"bounce@list.example\" matches \"*@list.example\"", Set.of()));
    assertThat(sender(Where.ANYWHERE, "BOSS@*", mail))
        .isEqualTo(new Answer.Yes("From \"boss@company.example\" matches \"BOSS@*\"", Set.of()));
    assertThat(sender(Where.HEADER, "office@*", mail)).isInstanceOf(Answer.Yes.class);
    assertThat(sender(Where.ENVELOPE, "boss@*", mail))
        .isEqualTo(new Answer.No("no sender matches \"boss@*\""));
    assertThat(sender(Where.HEADER, "bounce@*", mail)).isInstanceOf(Answer.No.class);
  }

  private static Answer sender(Where where, String masks, Mail mail) {
    return new SenderIs(where, Mask.list(masks)).test(RuledMails.closed(mail));
  }

  @Test
  void aMailWithoutSenderHasAngleBrackets() {
    Mail mail = RuledMails.mail("", "\r\n", "info@company.example");

    assertThat(sender(Where.ENVELOPE, "<>", mail)).isInstanceOf(Answer.Yes.class);
    assertThat(sender(Where.ENVELOPE, "*@*", mail)).isInstanceOf(Answer.No.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"To", "Cc", "Bcc", "Delivered-To", "X-Original-To", "Envelope-To"})
  void recipientsAreInManyFields(String field) {
    Mail mail =
        RuledMails.mail(
            "a@b.example", field + ": x, <sales@company.example>\r\n\r\n", "info@company.example");
    Facts facts = RuledMails.closed(mail);

    assertThat(new RecipientIs(Where.HEADER, Mask.list("sales@*")).test(facts))
        .isEqualTo(
            new Answer.Yes(field + " \"sales@company.example\" matches \"sales@*\"", Set.of()));
    assertThat(new RecipientIs(Where.ENVELOPE, Mask.list("sales@*")).test(facts))
        .isInstanceOf(Answer.No.class);
    assertThat(new RecipientIs(Where.ANYWHERE, Mask.list("x@*; info@*")).test(facts))
        .isInstanceOf(Answer.Yes.class);
  }
}
