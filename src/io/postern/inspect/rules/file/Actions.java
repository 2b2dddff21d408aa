package io.postern.inspect.rules.file;

import io.postern.advice.Nearest;
import io.postern.advice.Quoted;
import io.postern.inspect.Finding.Matched.Kind;
import io.postern.inspect.Remedy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a rule does: one action, or a list of them, each a word or a key with a value. */
final class Actions {
  private final Scope scope;
  private final Kind rule;
  private final List<Remedy> remedies = new ArrayList<>();
  private final Map<String, Integer> lines = new HashMap<>();
  private final Fates fates;

  private Actions(Scope scope, Kind rule) {
    this.scope = scope;
    this.rule = rule;
    this.fates = new Fates(scope.problems());
  }

  /**
   * Reads {@code then}.
   *
   * @param value what stands there; empty when the rule has none
   * @return in the order of the file, with the fate that follows from them behind them
   */
  static List<Remedy> read(Optional<Branch> value, Kind rule, Scope scope) {
    Actions actions = new Actions(scope, rule);
    value.ifPresent(actions::all);
    if (rule == Kind.INTERCEPT) {
      actions.fates.implied().ifPresent(actions.remedies::add);
    }
    return actions.remedies;
  }

  private void all(Branch value) {
    List<Branch> items = value instanceof Branch.Items list ? list.items() : List.of(value);
    if (items.isEmpty()) {
      wrong(value);
    }
    items.forEach(this::one);
  }

  private void one(Branch item) {
    if (item instanceof Branch.Text word && !word.text().isEmpty()) {
      named(
          new Branch.Entry(
              word.text(), word.line(), new Branch.Text(word.path(), word.line(), "")));
    } else if (item instanceof Branch.Group group && !group.entries().isEmpty()) {
      group.entries().forEach(this::named);
    } else {
      wrong(item);
    }
  }

  private void wrong(Branch value) {
    scope
        .problems()
        .add(
            value,
            value.shape(),
            "expected an action or a list of actions: " + String.join(", ", ActionTable.names()));
  }

  private void named(Branch.Entry entry) {
    Optional<ActionKey> found = ActionTable.find(entry.key());
    if (found.isEmpty()) {
      scope
          .problems()
          .add(
              entry.line(),
              entry.value().path(),
              "unknown action " + Quoted.text(entry.key()),
              Nearest.advice(Quoted.plain(entry.key()), ActionTable.names()));
      return;
    }
    ActionKey key = found.get();
    if (rule == Kind.PASS && !key.mayPass()) {
      scope
          .problems()
          .add(
              entry.line(),
              entry.value().path(),
              "a rule that lets pass cannot " + key.name(),
              "expected intercept: in place of pass:, or one of " + String.join(", ", passing()));
    }
    read(key, entry).ifPresent(remedies::addAll);
    if (isFirst(key, entry)) {
      fates.saw(key, entry);
    }
  }

  private static List<String> passing() {
    return ActionTable.rows().stream().filter(ActionKey::mayPass).map(ActionKey::name).toList();
  }

  private Optional<List<Remedy>> read(ActionKey key, Branch.Entry entry) {
    if (key.kind().isPresent()) {
      return key.kind().get().read(entry.value(), scope);
    }
    if (entry.value() instanceof Branch.Text text && text.text().isEmpty()) {
      return Optional.of(List.of(ActionTable.remedy(key)));
    }
    scope
        .problems()
        .add(entry.value(), "something stands behind " + key.name(), "expected " + key.expected());
    return Optional.empty();
  }

  /** What is there twice is not done twice; for more lines or addresses there are lists. */
  private boolean isFirst(ActionKey key, Branch.Entry entry) {
    Integer first = lines.putIfAbsent(key.name(), entry.line());
    if (first != null) {
      scope
          .problems()
          .add(
              entry.line(),
              entry.value().path(),
              key.name() + " is written twice, first in line " + first,
              "expected it once" + (key.kind().isPresent() ? ", with all that is meant" : ""));
    }
    return first == null;
  }
}
