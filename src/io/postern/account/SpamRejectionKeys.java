package io.postern.account;

import static io.postern.account.Key.optional;
import static io.postern.account.Key.preset;

import io.postern.account.text.ChoiceText;
import io.postern.account.text.ReplyPartText;
import io.postern.deliver.SpamRejection;
import io.postern.deliver.SpamRejection.Then;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys of what the internal server rejects as spam. */
final class SpamRejectionKeys {
  private static final String GROUP = "spam-rejection";
  private static final String AT = "deliver.server." + GROUP + ".";
  private static final int MAX_TEXT = 200;

  private final Key<Integer> code =
      preset(
          AT + "code",
          Keys.number(500, 599),
          "550",
          "554",
          "The code by which the server refuses what it takes for spam.");
  private final Key<String> text =
      optional(
          AT + "text",
          new ReplyPartText(SpamRejection.MIN_TEXT, MAX_TEXT),
          "no refusal is taken for a rejection as spam",
          "Message rejected as spam by Content Filtering",
          "What the reply then contains, in whatever case.");
  private final Key<Then> then =
      preset(
          AT + "then",
          ChoiceText.of("a policy", Then.class),
          "hold",
          "discard",
          "What becomes of mail that was rejected as spam.");

  Stream<Key<?>> all() {
    return Stream.of(code, text, then);
  }

  /**
   * What is written, and finds what is wrong.
   *
   * @param server the group above
   * @return empty when it is off, or something is wrong
   */
  Optional<SpamRejection> read(Section server) {
    Section section = server.group(GROUP);
    section.check(all());
    Optional<Integer> number = section.get(code);
    Optional<Then> policy = section.get(then);
    return section
        .get(text)
        .filter(part -> number.isPresent() && policy.isPresent())
        .map(part -> new SpamRejection(number.get(), part, policy.get()));
  }
}
