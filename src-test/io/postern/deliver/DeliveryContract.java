package io.postern.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.ContentFacts;
import io.postern.mail.Mail;
import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Cause;
import io.postern.mail.Outcome.Deferred;
import io.postern.mail.Outcome.Delivered;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link Delivery} must do; extend it with an endpoint of your own. */
public abstract class DeliveryContract {
  @TempDir private Path folder;

  /** A delivery to an endpoint that takes everything. */
  protected abstract Delivery delivery();

  /** The content of all mails that the endpoint has. */
  protected abstract List<byte[]> arrived();

  /** Makes the endpoint unreachable. */
  protected abstract void breakEndpoint();

  private static Mail mail(String... recipients) {
    return Rig.mail("Subject: contract\r\n\r\n.a dot\r\n\u00fc\r\n", recipients);
  }

  @Test
  void eachRecipientOfTheEnvelopeHasAnOutcomeAndNobodyElse() {
    Map<Address, Outcome> outcomes = delivery().attempt(mail("a@x.example", "b@x.example"));
    assertThat(outcomes).containsOnlyKeys(Address.of("a@x.example"), Address.of("b@x.example"));
    assertThat(outcomes.values()).hasOnlyElementsOfType(Delivered.class);
  }

  @Test
  void withoutRecipientsNothingIsHandedOver() {
    assertThat(delivery().attempt(mail())).isEmpty();
    assertThat(arrived()).isEmpty();
  }

  @Test
  void whatIsDeliveredIsThereWithAllItsOctets() {
    delivery().attempt(mail("a@x.example"));
    assertThat(arrived()).hasSize(1);
    assertThat(arrived().get(0))
        .isEqualTo(
            "Subject: contract\r\n\r\n.a dot\r\n\u00fc\r\n".getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void theSameMailCanBeAttemptedAgain() {
    Mail mail = mail("a@x.example");
    delivery().attempt(mail);
    delivery().attempt(mail);
    assertThat(arrived()).hasSize(2);
  }

  @Test
  void anUnreachableEndpointIsAnOutcomeAndNotTheMailsFault() {
    breakEndpoint();
    assertThat(delivery().attempt(mail("a@x.example")).values())
        .allSatisfy(
            outcome ->
                assertThat(outcome)
                    .isInstanceOfSatisfying(
                        Deferred.class,
                        deferred -> assertThat(deferred.cause()).isEqualTo(Cause.SERVER)));
  }

  @Test
  void contentThatIsShorterThanItSaysIsNeverDelivered() throws IOException {
    Path path = Files.writeString(folder.resolve("short.eml"), "Subject: short\r\n\r\n");
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      ContentFacts facts = new ContentFacts(false, false, false, false, true);
      Mail whole = mail("a@x.example");
      Mail cut =
          new Mail(whole.id(), whole.envelope(), Content.of(file, 1_000, facts), whole.header());
      Map<Address, Outcome> outcomes = delivery().attempt(cut);
      assertThat(outcomes.values())
          .containsExactly(
              new Deferred(
                  Cause.MAIL,
                  0,
                  "the mail's content could not be read: java.io.EOFException: the file ends 982 octets"
                      + " too early"));
    }
    assertThat(arrived()).isEmpty();
  }
}
