package io.postern.inspect.rules.file;

import io.postern.inspect.Occasion;
import io.postern.mail.SubjectTag;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The kinds of single values. */
final class Kinds {
  private static final long MAX_SIZE = 1L << 40;
  private static final int MAX_COUNT = 10_000;
  private static final double MAX_SCORE = 1_000_000;

  private Kinds() {}

  static final TextKind<Boolean> FLAG =
      new TextKind<>("a truth value", "true or false", Kinds::flag);

  static final TextKind<Boolean> TRUE =
      new TextKind<>("true", "true", text -> flag(text).filter(yes -> yes));

  static final TextKind<Long> SIZE =
      new TextKind<>(
          "a size",
          "a number from 1 and a unit (B, KB, MB, GB; a KB is 1,024 octets), such as 10MB",
          Kinds::size);

  static final TextKind<Integer> COUNT =
      new TextKind<>(
          "a number in range",
          "a whole number from 1 to " + MAX_COUNT,
          text -> whole(text).stream().filter(n -> n >= 1 && n <= MAX_COUNT).boxed().findFirst());

  static final TextKind<Double> SCORE =
      new TextKind<>("a score", "a number such as 12.5", Kinds::score);

  static final TextKind<Occasion.Direction> DIRECTION =
      new TextKind<>("a direction", "incoming or outgoing", Kinds::direction);

  static final TextKind<String> TAG =
      new TextKind<>(
          "a subject tag",
          "1 to 100 characters of ASCII in quotes, such as \"[checked]\"",
          text -> Optional.of(text).filter(SubjectTag::isTag));

  private static Optional<Boolean> flag(String text) {
    return switch (text) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<Occasion.Direction> direction(String text) {
    return switch (text) {
      case "incoming" -> Optional.of(Occasion.Direction.INCOMING);
      case "outgoing" -> Optional.of(Occasion.Direction.OUTGOING);
      default -> Optional.empty();
    };
  }

  private static OptionalInt whole(String text) {
    boolean digits =
        !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
  }

  private static Optional<Long> size(String text) {
    int unit = 0;
    while (unit < text.length() && text.charAt(unit) >= '0' && text.charAt(unit) <= '9') {
      unit++;
    }
    OptionalInt number = whole(text.substring(0, unit));
    int power = List.of("B", "KB", "MB", "GB").indexOf(text.substring(unit).strip());
    if (number.isEmpty() || power < 0) {
      return Optional.empty();
    }
    long octets = (long) number.getAsInt() << (10 * power);
    return Optional.of(octets).filter(n -> n >= 1 && n <= MAX_SIZE);
  }

  /** Neither exponents nor the words that Java takes for numbers. */
  private static Optional<Double> score(String text) {
    boolean plain =
        text.length() <= 20
            && text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.' || c == '-');
    if (!plain) {
      return Optional.empty();
    }
    try {
      return Optional.of(Double.valueOf(text)).filter(n -> Math.abs(n) <= MAX_SCORE);
    } catch (NumberFormatException misplaced) {
      return Optional.empty();
    }
  }
}
