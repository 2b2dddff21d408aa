package io.postern.inspect.rules;

import io.postern.inspect.mime.Anatomy;
import io.postern.inspect.mime.Defect;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether programs may find different things in the mail: other parts, other names. */
public record Ambiguous() implements Condition {

  @Override
  public Answer test(Facts facts) {
    Anatomy anatomy = facts.reading().anatomy();
    Optional<Defect> defect = anatomy.defects().stream().filter(Defect::isHiding).findFirst();
    if (defect.isPresent()) {
      String what = defect.get().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      return new Answer.Yes("programs may disagree about what is in the mail: " + what, Set.of());
    }
    Optional<String> hidden = Unseen.ofDefects(anatomy);
    return hidden.isPresent()
        ? new Answer.CannotTell(
            Wording.bounded("programs may disagree about what was not seen: " + hidden.get()))
        : new Answer.No("programs agree about what is in the mail");
  }

  @Override
  public boolean looksInside() {
    return true;
  }
}
