package io.postern.inspect.rules;

import io.postern.mail.Header;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The subject as people read it, in every reading that some mail program may have of it. A mail
 * without one has an empty subject, of several one is enough.
 *
 * @param masks at least one
 */
public record SubjectIs(List<Mask> masks) implements Condition {
  /**
   * @throws IllegalArgumentException when there is no mask
   */
  public SubjectIs {
    masks = Mask.some(masks);
  }

  @Override
  public Answer test(Facts facts) {
    Header header = facts.mail().header();
    List<String> readings =
        header.all("Subject").stream()
            .flatMap(field -> facts.decoded(field.value()).stream())
            .toList();
    for (String reading : readings.isEmpty() ? List.of("") : readings) {
      Optional<Mask> mask = Mask.first(masks, reading);
      if (mask.isPresent()) {
        String meant = Wording.quoted(mask.get().toString());
        return new Answer.Yes("subject " + Wording.quoted(reading) + " matches " + meant, Set.of());
      }
    }
    if (!header.isWhole()) {
      return new Answer.CannotTell("not all of the header could be looked at for a subject");
    }
    String first = readings.isEmpty() ? "" : readings.get(0);
    return new Answer.No(
        "subject " + Wording.quoted(first) + " does not match " + Wording.masks(masks));
  }
}
