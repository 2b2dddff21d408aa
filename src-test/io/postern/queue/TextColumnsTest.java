package io.postern.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Address;
import io.postern.mail.EnvelopeParameters;
import io.postern.mail.EnvelopeParameters.Ret;
import io.postern.mail.RecipientParameters;
import io.postern.mail.RecipientParameters.Notify;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextColumnsTest {
  private static final List<Address> RECIPIENTS =
      IntStream.range(0, 12).mapToObj(i -> Address.of("r" + i + "@customer.example")).toList();

  @Provide
  Arbitrary<EnvelopeParameters> parameters() {
    Arbitrary<String> printable = Arbitraries.strings().withCharRange('!', '~').ofMaxLength(100);
    Arbitrary<RecipientParameters> said =
        Combinators.combine(
                Arbitraries.of(Notify.class).set(), printable.map(t -> "rfc822;" + t).optional())
            .as(RecipientParameters::new)
            .filter(p -> !p.equals(RecipientParameters.NONE));
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.of(Ret.class).optional(),
            printable.filter(t -> !t.isEmpty()).optional(),
            Arbitraries.maps(Arbitraries.of(RECIPIENTS), said))
        .as(EnvelopeParameters::new);
  }

  @Property(tries = 500)
  void whatTheClientSaidIsReadAsItWasWritten(@ForAll("parameters") EnvelopeParameters said) {
    String text = ParametersText.write(said, RECIPIENTS);
    assertThat(ParametersText.read(text, RECIPIENTS)).isEqualTo(said);
  }

  @Test
  void nothingSaidNeedsNoRoom() {
    assertThat(ParametersText.write(EnvelopeParameters.NONE, RECIPIENTS)).isEmpty();
  }

  @Test
  void whatWasSaidAboutOthersIsLeftOut() {
    RecipientParameters never = new RecipientParameters(Set.of(Notify.NEVER), Optional.empty());
    Map<Address, RecipientParameters> both = new HashMap<>();
    both.put(RECIPIENTS.get(0), never);
    both.put(Address.of("somebody@else.example"), never);
    EnvelopeParameters said =
        new EnvelopeParameters(false, Optional.empty(), Optional.empty(), both);
    List<Address> one = RECIPIENTS.subList(0, 1);
    assertThat(ParametersText.read(ParametersText.write(said, one), one).recipients())
        .containsOnlyKeys(RECIPIENTS.get(0));
  }

  @Test
  void whatBecameOfRecipientsIsReadAsItWasWritten() {
    List<Address> addresses =
        List.of(Address.of("\"a b\"@x.example"), Address.of("ü@x.example"), Office.A, Office.B);
    List<QueuedRecipient> recipients =
        List.of(
            new QueuedRecipient(addresses.get(0), QueuedRecipient.State.OPEN, ""),
            new QueuedRecipient(addresses.get(1), QueuedRecipient.State.DELIVERED, "250 2.0.0 ok"),
            new QueuedRecipient(addresses.get(2), QueuedRecipient.State.FAILED, ""),
            new QueuedRecipient(addresses.get(3), QueuedRecipient.State.OPEN, "450 busy  now"));
    List<Address> read = RecipientsText.addresses(RecipientsText.addresses(addresses));
    assertThat(read).isEqualTo(addresses);
    assertThat(RecipientsText.recipients(read, RecipientsText.progress(recipients)))
        .isEqualTo(recipients);
  }

  @Test
  void anAnswerCannotForgeALine() {
    List<QueuedRecipient> recipients =
        List.of(
            new QueuedRecipient(Office.A, QueuedRecipient.State.OPEN, "450 x\n1 D 250 ok\u202e"),
            new QueuedRecipient(Office.B, QueuedRecipient.State.OPEN, ""));
    String text = RecipientsText.progress(recipients);
    List<QueuedRecipient> read = RecipientsText.recipients(List.of(Office.A, Office.B), text);
    assertThat(read.get(0).reply()).isEqualTo("450 x 1 D 250 ok ");
    assertThat(read.get(1).state()).isEqualTo(QueuedRecipient.State.OPEN);
  }

  static Stream<Operation> operations() {
    return Stream.of(
        new Operation.Freeze(Instant.ofEpochMilli(1_234_567)),
        new Operation.Freeze(Operation.FOREVER),
        new Operation.Hold("because\tof this"),
        new Operation.Hold(""),
        new Operation.SendNow(),
        new Operation.Remove(),
        new Operation.Return());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void aWishIsReadAsItWasWritten(Operation operation) {
    Wish wish = new Wish(operation, "the operator");
    assertThat(Wish.of(wish.text())).isEqualTo(wish);
  }
}
