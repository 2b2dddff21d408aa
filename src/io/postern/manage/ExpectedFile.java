package io.postern.manage;

import io.postern.account.Problem;
import io.postern.inspect.Occasion.Direction;
import io.postern.mail.OneLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what is expected of a mail: lines {@code key: value}; blank lines and lines that begin with
 * {@code #} do not count.
 */
final class ExpectedFile {
  private static final String RECIPIENT = "recipient";
  private static final List<String> ABOUT_MAIL =
      List.of("account", "direction", "sender", RECIPIENT);
  private static final List<String> FINDINGS =
      List.of("clean", "infected", "spam", "matched", "could-not-tell");
  private static final int MAX_VALUE = 80;

  private final String name;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<String, String> about = new HashMap<>();
  private final List<String> recipients = new ArrayList<>();
  private final List<Expectation> expectations = new ArrayList<>();

  /**
   * @param name of the file, for problems
   */
  ExpectedFile(String name, List<String> lines) {
    this.name = name;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        read(i + 1, line);
      }
    }
    if (expectations.isEmpty() && problems.isEmpty()) {
      add(0, "", "expects nothing", "expected at least one of " + words(Expectation.KEYS));
    }
  }

  /** Everything that is wrong. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** What must hold. */
  List<Expectation> expectations() {
    return List.copyOf(expectations);
  }

  /** What is to be tried. */
  TrialRequest request() {
    return new TrialRequest(
        Direction.valueOf(about.getOrDefault("direction", "incoming").toUpperCase(Locale.ROOT)),
        about.getOrDefault("account", ""),
        about.getOrDefault("sender", ""),
        recipients);
  }

  private void read(int line, String text) {
    int colon = text.indexOf(':');
    String key = colon < 0 ? text : text.substring(0, colon).strip();
    String value = colon < 0 ? "" : text.substring(colon + 1).strip();
    if (!ABOUT_MAIL.contains(key) && !Expectation.KEYS.contains(key)) {
      List<String> keys = Stream.of(ABOUT_MAIL, Expectation.KEYS).flatMap(List::stream).toList();
      add(line, OneLine.abridged(key, MAX_VALUE), "unknown key", "known are " + words(keys));
    } else if (value.isEmpty()) {
      add(line, key, "has no value", "expected " + key + ": and a value");
    } else if (isGood(line, key, value)) {
      take(line, key, value);
    }
  }

  private void take(int line, String key, String value) {
    if (key.equals(RECIPIENT)) {
      recipients.add(value);
    } else if (ABOUT_MAIL.contains(key)) {
      once(line, key, about.put(key, value) != null);
    } else {
      boolean again = expectations.stream().anyMatch(each -> each.key().equals(key));
      once(line, key, again && !Expectation.REPEATED.contains(key));
      expectations.add(new Expectation(line, key, value));
    }
  }

  private void once(int line, String key, boolean again) {
    if (again) {
      add(line, key, "stands here again", "expected it once");
    }
  }

  private boolean isGood(int line, String key, String value) {
    return switch (key) {
      case "direction" ->
          oneOf(line, key, value, Stream.of(Direction.values()).map(each -> lower(each)).toList());
      case "fate" ->
          oneOf(line, key, value, Stream.of(TrialFate.values()).map(TrialFate::word).toList());
      case "finding" -> {
        String word = value.substring(value.lastIndexOf(':') + 1).strip();
        yield oneOf(line, key, word, FINDINGS);
      }
      default -> true;
    };
  }

  private static String lower(Direction direction) {
    return direction.name().toLowerCase(Locale.ROOT);
  }

  private boolean oneOf(int line, String key, String value, List<String> known) {
    if (known.contains(value)) {
      return true;
    }
    String quoted = '"' + OneLine.abridged(value, MAX_VALUE) + '"';
    add(line, key, quoted + " is none", "expected one of " + words(known));
    return false;
  }

  private static String words(List<String> words) {
    return words.stream().collect(Collectors.joining(", "));
  }

  private void add(int line, String key, String wrong, String advice) {
    problems.add(new Problem(name, line, key, wrong, advice));
  }
}
