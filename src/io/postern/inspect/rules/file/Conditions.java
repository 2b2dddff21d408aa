package io.postern.inspect.rules.file;

import io.postern.inspect.rules.AllOf;
import io.postern.inspect.rules.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A group of conditions, all of which must be true. */
record Conditions() implements Kind<Condition> {

  @Override
  public String expected() {
    return "conditions, such as {attachment: \"*.exe\"}";
  }

  @Override
  public Optional<Condition> read(Branch value, Scope scope) {
    if (!(value instanceof Branch.Group group) || group.entries().isEmpty()) {
      return wrongShape(value, scope);
    }
    List<Condition> conditions = new ArrayList<>();
    for (Branch.Entry entry : group.entries()) {
      Optional<ConditionKey<?>> key = ConditionTable.find(entry.key());
      if (key.isEmpty()) {
        scope.problems().unknownKey(entry, ConditionTable.names());
      } else {
        key.get().read(entry.value(), scope).ifPresent(conditions::add);
      }
    }
    if (conditions.size() < group.entries().size()) {
      return Optional.empty();
    }
    return Optional.of(conditions.size() == 1 ? conditions.get(0) : new AllOf(conditions));
  }

  /** Several of them, each behind a hyphen or in braces. */
  record Listed() implements Kind<List<Condition>> {

    @Override
    public String expected() {
      return "a list of conditions, such as [{subject: \"*offer*\"}, {body: \"*offer*\"}]";
    }

    @Override
    public Optional<List<Condition>> read(Branch value, Scope scope) {
      if (!(value instanceof Branch.Items list) || list.items().isEmpty()) {
        return wrongShape(value, scope);
      }
      List<Condition> conditions = new ArrayList<>();
      for (Branch item : list.items()) {
        new Conditions().read(item, scope).ifPresent(conditions::add);
      }
      return conditions.size() == list.items().size() ? Optional.of(conditions) : Optional.empty();
    }
  }

  /** What must not be true. */
  record Negated() implements Kind<Condition> {

    @Override
    public String expected() {
      return new Conditions().expected();
    }

    @Override
    public Optional<Condition> read(Branch value, Scope scope) {
      return new Conditions().read(value, scope.negated());
    }
  }
}
