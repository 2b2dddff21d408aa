package io.postern.inspect.rules.file;

import io.postern.inspect.rules.FindingIs;
import io.postern.inspect.rules.Outcome;
import java.util.Locale;
import java.util.Optional;

/** What an inspector found: {@code spam}, or {@code clamd: infected} in quotes. */
record FindingKind() implements Kind<FindingIs> {

  @Override
  public String expected() {
    return "infected, spam, could-not-tell or clean, alone or behind an inspector's name, such as"
        + " \"clamd: infected\"";
  }

  @Override
  public Optional<FindingIs> read(Branch value, Scope scope) {
    return new TextKind<>("a finding", expected(), FindingKind::finding).read(value, scope);
  }

  private static Optional<FindingIs> finding(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      return outcome(text).map(outcome -> new FindingIs(Optional.empty(), outcome));
    }
    String inspector = text.substring(0, colon).strip();
    boolean name = !inspector.isEmpty() && inspector.length() <= 100;
    return outcome(text.substring(colon + 1))
        .filter(outcome -> name)
        .map(outcome -> new FindingIs(Optional.of(inspector), outcome));
  }

  private static Optional<Outcome> outcome(String text) {
    String word = text.strip();
    for (Outcome outcome : Outcome.values()) {
      if (outcome.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
        return Optional.of(outcome);
      }
    }
    return Optional.empty();
  }
}
