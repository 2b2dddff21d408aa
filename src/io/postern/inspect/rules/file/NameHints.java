package io.postern.inspect.rules.file;

import io.postern.advice.Quoted;
import io.postern.inspect.rules.AccountIs;
import io.postern.inspect.rules.Condition;
import io.postern.inspect.rules.FindingIs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds names of accounts and inspectors that do not exist. */
final class NameHints {
  private final Surroundings surroundings;
  private final MaskCover cover;

  NameHints(Surroundings surroundings, Effort effort) {
    this.surroundings = surroundings;
    this.cover = new MaskCover(effort);
  }

  /**
   * About one condition that is not made of others.
   *
   * @return sentences
   */
  List<String> about(Condition condition) {
    List<String> hints = new ArrayList<>();
    if (condition instanceof AccountIs is) {
      surroundings.accounts().ifPresent(known -> accounts(is, known, hints));
    } else if (condition instanceof FindingIs is && is.inspector().isPresent()) {
      surroundings.inspectors().ifPresent(known -> inspector(is.inspector().get(), known, hints));
    }
    return hints;
  }

  private void accounts(AccountIs is, Set<String> known, List<String> hints) {
    is.masks().stream()
        .filter(mask -> known.stream().noneMatch(name -> cover.covers(mask, name)))
        .forEach(
            mask ->
                hints.add("no account is called " + Quoted.text(mask.toString()) + among(known)));
  }

  private static void inspector(String name, Set<String> known, List<String> hints) {
    if (known.stream().noneMatch(name::equalsIgnoreCase)) {
      hints.add("no inspector " + Quoted.text(name) + " comes before the rules" + among(known));
    }
  }

  private static String among(Set<String> known) {
    return known.isEmpty() ? "" : "; there are " + String.join(", ", new TreeSet<>(known));
  }
}
