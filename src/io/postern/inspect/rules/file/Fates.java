package io.postern.inspect.rules.file;

import io.postern.inspect.Remedy;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Sees to it that a rule that intercepts says exactly once where the mail goes. */
final class Fates {
  private static final Set<String> GOES_NOWHERE = Set.of("hold", "discard", "return");
  private static final String WARN = "warn";

  private final RuleProblems problems;
  private final Set<Effect> effects = EnumSet.noneOf(Effect.class);
  private boolean warns;
  private String fate = "";
  private int fateLine;

  Fates(RuleProblems problems) {
    this.problems = problems;
  }

  /** Takes note of an action, each once. */
  void saw(ActionKey key, Branch.Entry entry) {
    if (key.effect() == Effect.FATE && !fate.isEmpty()) {
      problems.add(
          entry.line(),
          entry.value().path(),
          key.name() + " contradicts " + fate + " in line " + fateLine,
          "expected one of them" + copyAdvice(key.name()));
      return;
    }
    effects.add(key.effect());
    warns |= key.name().equals(WARN);
    if (key.effect() == Effect.FATE) {
      fate = key.name();
      fateLine = entry.line();
    }
    boolean isNew = key.effect() == Effect.FATE || key.name().equals(WARN);
    if (isNew && warns && GOES_NOWHERE.contains(fate)) {
      problems.add(
          entry.line(),
          entry.value().path(),
          WARN + " contradicts " + fate + ": the warning carries the mail to its recipients",
          "expected one of them, or notify-recipients in place of " + WARN);
    }
  }

  private String copyAdvice(String second) {
    boolean bothGetIt = Set.of(fate, second).equals(Set.of("deliver", "redirect"));
    return bothGetIt ? "; copy in place of redirect when others get it as well" : "";
  }

  /**
   * The fate that follows from actions of which none is one: a mail that is changed goes on; of a
   * mail that a specialist has nothing more is needed; any other waits for a person.
   */
  Optional<Remedy> implied() {
    if (!fate.isEmpty()) {
      return Optional.empty();
    }
    if (effects.contains(Effect.CHANGE)) {
      return Optional.of(new Remedy.Deliver());
    }
    return Optional.of(effects.contains(Effect.NOTICE) ? new Remedy.Discard() : new Remedy.Hold());
  }
}
