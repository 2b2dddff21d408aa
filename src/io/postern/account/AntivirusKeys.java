package io.postern.account;

import static io.postern.account.Key.optional;
import static io.postern.account.Key.preset;

import io.postern.account.text.AddressText;
import io.postern.account.text.ChoiceText;
import io.postern.account.text.FlagText;
import io.postern.inspect.Occasion.Direction;
import io.postern.inspect.judge.NoAnswer;
import io.postern.inspect.judge.OnInfected;
import io.postern.inspect.judge.Unknown;
import io.postern.mail.Address;
import java.util.stream.Stream;

/** The keys of antivirus scanners and of what is done about what they say. */
final class AntivirusKeys {
  private static final String AT = "inspect.antivirus.";

  final Key<Direction> directions =
      preset(
              AT + "directions",
              ChoiceText.of("a direction", Direction.class),
              "incoming, outgoing",
              "incoming",
              "Which mail is scanned.")
          .many();
  final Key<OnInfected> infected =
      preset(
          AT + "infected",
          ChoiceText.of("a policy", OnInfected.class),
          "hold",
          "discard",
          "What becomes of infected mail; pass wraps it into a warning, return needs"
              + " postern.relay.");
  final Key<Unknown> unknown =
      preset(
          AT + "unknown",
          ChoiceText.of("a policy", Unknown.class),
          "hold",
          "tag",
          "What becomes of mail that cannot be scanned: encrypted, damaged, too large.");
  final Key<NoAnswer> noAnswer =
      preset(
          AT + "no-answer",
          ChoiceText.of("a policy", NoAnswer.class),
          "retry",
          "hold",
          "What becomes of mail when a scanner does not answer.");
  final Key<Address> notify =
      optional(
          AT + "notify",
          new AddressText(),
          "nobody",
          "security@company.example",
          "Who gets each infected mail, attached to a notice.");
  final Key<Boolean> notifyRecipients =
      preset(
          AT + "notify-recipients",
          new FlagText(),
          "false",
          "true",
          "Whether recipients of infected mail hear of it.");
  final FileDropKeys fileDrop;
  final ClamdKeys clamd = new ClamdKeys();
  final IcapKeys icap = new IcapKeys();
  final CommandKeys command = new CommandKeys();

  AntivirusKeys(Surroundings surroundings) {
    fileDrop = new FileDropKeys(surroundings);
  }

  /** The keys of the group itself. */
  Stream<Key<?>> own() {
    return Stream.of(directions, infected, unknown, noAnswer, notify, notifyRecipients);
  }

  Stream<Key<?>> all() {
    return Stream.of(own(), fileDrop.all(), clamd.all(), icap.all(), command.all())
        .flatMap(keys -> keys);
  }
}
