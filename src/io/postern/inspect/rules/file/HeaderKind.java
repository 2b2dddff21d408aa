package io.postern.inspect.rules.file;

import io.postern.advice.Quoted;
import io.postern.inspect.rules.AllOf;
import io.postern.inspect.rules.Condition;
import io.postern.inspect.rules.HeaderIs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names of header fields, each with masks for its value; all must be true. */
record HeaderKind() implements Kind<Condition> {
  private static final MaskKind MASKS = new MaskKind("\"*bulk*\"", true);

  @Override
  public String expected() {
    return "names of header fields, each with masks, such as {X-Mailer: \"*bulk*\"}";
  }

  @Override
  public Optional<Condition> read(Branch value, Scope scope) {
    if (!(value instanceof Branch.Group group) || group.entries().isEmpty()) {
      return wrongShape(value, scope);
    }
    List<Condition> fields = new ArrayList<>();
    for (Branch.Entry entry : group.entries()) {
      field(entry, scope).ifPresent(fields::add);
    }
    if (fields.size() < group.entries().size()) {
      return Optional.empty();
    }
    return Optional.of(fields.size() == 1 ? fields.get(0) : new AllOf(fields));
  }

  private static Optional<Condition> field(Branch.Entry entry, Scope scope) {
    if (!HeaderLine.isName(entry.key())) {
      scope
          .problems()
          .add(
              entry.line(),
              entry.value().path(),
              Quoted.text(entry.key()) + " is not the name of a header field",
              "expected a name such as X-Mailer, without colon");
      return Optional.empty();
    }
    return MASKS.read(entry.value(), scope).map(masks -> new HeaderIs(entry.key(), masks));
  }
}
