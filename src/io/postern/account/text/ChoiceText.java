package io.postern.account.text;

import java.util.List;
import java.util.Locale;

/**
 * One of a few words.
 *
 * @param noun what it is, for example "a policy"
 * @param choices what the words mean; the word for {@code NO_ANSWER} is {@code no-answer}
 * @param <E> an enum
 */
public record ChoiceText<E extends Enum<E>>(String noun, List<E> choices) implements ValueType<E> {
  public ChoiceText {
    choices = List.copyOf(choices);
  }

  /** All values of an enum, in their order. */
  public static <E extends Enum<E>> ChoiceText<E> of(String noun, Class<E> type) {
    return new ChoiceText<>(noun, List.of(type.getEnumConstants()));
  }

  @Override
  public String expected() {
    List<String> words = choices.stream().map(ChoiceText::write).toList();
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  @Override
  public Parsed<E> parse(String text) {
    return choices.stream()
        .filter(choice -> write(choice).equals(text))
        .findFirst()
        .<Parsed<E>>map(Parsed.Good::new)
        .orElseGet(() -> not(text));
  }

  /** The word for a value. */
  public static String write(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
