package io.postern.inspect.rules.file;

import io.postern.advice.Quoted;
import io.postern.inspect.Finding.Matched.Kind;
import io.postern.inspect.Remedy;
import io.postern.inspect.rules.Condition;
import io.postern.inspect.rules.Quantity;
import io.postern.inspect.rules.Rule;
import io.postern.mail.OneLine;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads one rule after the other. */
final class RuleReader {
  static final String INTERCEPT = "intercept";
  static final String PASS = "pass";
  static final String THEN = "then";
  static final String NAME = "name";
  static final String ENABLED = "enabled";
  static final List<String> KEYS = List.of(NAME, INTERCEPT, PASS, THEN, ENABLED);

  private static final int MAX_NAME = 100;
  private static final TextKind<String> NAME_KIND =
      new TextKind<>(
          "a rule's name",
          "a name on one line, at most " + MAX_NAME + " characters",
          text -> Optional.of(text.strip()).filter(RuleReader::isName));

  private final RuleProblems problems;
  private final ZoneId zone;
  private final Map<String, Integer> names = new HashMap<>();

  RuleReader(RuleProblems problems, ZoneId zone) {
    this.problems = problems;
    this.zone = zone;
  }

  private static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_NAME
        && text.codePoints().allMatch(OneLine::isHarmless);
  }

  /** The rule; empty when it is not enabled, or when there is a problem. */
  Optional<Rule> read(Branch.Group group) {
    int before = problems.count();
    Map<String, Branch> values = new HashMap<>();
    for (Branch.Entry entry : group.entries()) {
      if (KEYS.contains(entry.key())) {
        values.put(entry.key(), entry.value());
      } else {
        problems.unknownKey(entry, KEYS);
      }
    }
    Optional<String> name = name(group, values);
    boolean enabled = enabled(values);
    boolean passes = values.containsKey(PASS) && !values.containsKey(INTERCEPT);
    Kind kind = passes ? Kind.PASS : Kind.INTERCEPT;
    Scope scope = new Scope(problems, zone, kind == Kind.INTERCEPT ? Quantity.ONE : Quantity.EVERY);
    Optional<Condition> when = condition(group, values, kind, scope);
    List<Remedy> then = Actions.read(Optional.ofNullable(values.get(THEN)), kind, scope);
    return problems.count() == before && enabled && name.isPresent() && when.isPresent()
        ? Optional.of(new Rule(name.get(), kind, when.get(), then, group.line()))
        : Optional.empty();
  }

  private Optional<String> name(Branch.Group group, Map<String, Branch> values) {
    Branch value = values.get(NAME);
    if (value == null) {
      missing(group, NAME, "expected " + NAME_KIND.expected());
      return Optional.empty();
    }
    Scope scope = new Scope(problems, zone, Quantity.ONE);
    Optional<String> name = NAME_KIND.read(value, scope);
    name.ifPresent(text -> checkUnique(text, value));
    return name;
  }

  private void checkUnique(String name, Branch value) {
    Integer first = names.putIfAbsent(name.toLowerCase(Locale.ROOT), value.line());
    if (first != null) {
      problems.add(
          value,
          Quoted.text(name) + " is the name of the rule in line " + first,
          "expected a name of its own");
    }
  }

  private boolean enabled(Map<String, Branch> values) {
    Branch value = values.get(ENABLED);
    return value == null
        || Kinds.FLAG.read(value, new Scope(problems, zone, Quantity.ONE)).orElse(true);
  }

  private Optional<Condition> condition(
      Branch.Group group, Map<String, Branch> values, Kind kind, Scope scope) {
    if (values.containsKey(INTERCEPT) && values.containsKey(PASS)) {
      problems.add(values.get(PASS), "contradicts " + INTERCEPT, "expected one of them");
    }
    Branch value = values.get(kind == Kind.INTERCEPT ? INTERCEPT : PASS);
    if (value == null) {
      missing(group, INTERCEPT, "expected " + INTERCEPT + " or " + PASS + " with conditions");
      return Optional.empty();
    }
    return new Conditions().read(value, scope);
  }

  private void missing(Branch.Group group, String key, String advice) {
    problems.add(group.line(), group.path() + "." + key, "missing", advice);
  }
}
