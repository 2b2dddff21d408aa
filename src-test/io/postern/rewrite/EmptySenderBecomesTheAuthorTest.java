package io.postern.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.mail.Mail;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F99: a mail from {@code <>} goes out from the address in its From field. */
class EmptySenderBecomesTheAuthorTest {

  private static Rewritten rewritten(String sender, String from) {
    return Sample.rewrite(
        Sample.avoidEmptySender(), Sample.mail(sender, "From: " + from + "\n\nI am away.\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "me@company.example",
        "Me <me@company.example>",
        "\"Me, myself\" <me@company.example>, Other <other@company.example>",
        "me@company.example (Me)",
        "Stra\u00dfe 8 < me@company.example >",
        "=?utf-8?q?M=C3=A9?=\n <me@company.example>"
      })
  void theFirstAddressIsTaken(String from) {
    Rewritten rewritten = rewritten("", from);
    assertThat(rewritten.mail().envelope().sender()).contains(Address.of("me@company.example"));
    assertThat(rewritten.changes())
        .containsExactly(
            "rewrite.avoid-empty-sender: the sender is me@company.example instead of <>");
  }

  @Test
  void theContentIsNotTouched() {
    Mail mail = Sample.mail("", "From: me@company.example\n\nx\n");
    Mail sent = Sample.rewrite(Sample.avoidEmptySender(), mail).mail();
    assertThat(sent.content()).isSameAs(mail.content());
  }

  @Test
  void aSenderThatIsThereStays() {
    Mail mail = Sample.mail("boss@company.example", "From: me@company.example\n\nx\n");
    Rewritten rewritten = Sample.rewrite(Sample.avoidEmptySender(), mail);
    assertThat(rewritten.mail()).isSameAs(mail);
    assertThat(rewritten.changes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "undisclosed:;",
        "\"never closed <me@company.example>",
        "<me@company.example> RCPT TO:<x@y.example>",
        "<me@>",
        "m\u00c3\u00a9@company.example"
      })
  void whatIsNoAddressForTheEnvelopeChangesNothing(String from) {
    Rewritten rewritten = rewritten("", from);
    assertThat(rewritten.mail().envelope().sender()).isEqualTo(Optional.empty());
    assertThat(rewritten.changes()).isEmpty();
  }
}
