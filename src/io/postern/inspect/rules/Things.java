package io.postern.inspect.rules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks masks about the attachments of a mail, or whatever else of it there may be several of.
 *
 * @param noun what one of them is called, {@code attachment}
 * @param all what was seen
 * @param hidden why there may be more than was seen, if so
 * @param doubtful why what was seen cannot be relied on, if so
 */
record Things(String noun, List<Thing> all, Optional<String> hidden, Optional<String> doubtful) {

  /** Whether one is there that a mask is meant for, or all are such (F107, F108). */
  Answer match(List<Mask> masks, Quantity quantity) {
    return quantity == Quantity.ONE ? one(masks) : every(masks);
  }

  private Answer one(List<Mask> masks) {
    Set<String> parts = new LinkedHashSet<>();
    String why = "";
    int matching = 0;
    for (Thing thing : all) {
      Optional<String> match = caught(thing, masks);
      if (match.isPresent()) {
        parts.add(thing.part());
        why = matching++ == 0 ? match.get() : why;
      }
    }
    if (matching > 0) {
      String others = matching > 1 ? ", and " + Wording.count(matching - 1, "other") : "";
      return new Answer.Yes(Wording.bounded(why + others), parts);
    }
    if (hidden.isPresent()) {
      return cannotTell(hidden.get());
    }
    return new Answer.No(
        all.isEmpty() ? "there is no " + noun : "no " + noun + " matches " + Wording.masks(masks));
  }

  private static Optional<String> caught(Thing thing, List<Mask> masks) {
    for (String reading : thing.readings()) {
      Optional<Mask> mask = Mask.first(masks, reading);
      if (mask.isPresent()) {
        return Optional.of(thing.called() + " matches " + Wording.quoted(mask.get().toString()));
      }
    }
    return Optional.empty();
  }

  private Answer every(List<Mask> masks) {
    Set<String> parts = new LinkedHashSet<>();
    for (Thing thing : all) {
      for (String reading : thing.allowed()) {
        if (Mask.first(masks, reading).isEmpty()) {
          return new Answer.No(
              Wording.bounded(thing.called() + " does not match " + Wording.masks(masks)));
        }
      }
      parts.add(thing.part());
    }
    if (doubtful.isPresent()) {
      return cannotTell(doubtful.get());
    }
    if (all.isEmpty()) {
      return new Answer.No("there is no " + noun);
    }
    return new Answer.Yes("every " + noun + " matches " + Wording.masks(masks), parts);
  }

  private Answer cannotTell(String why) {
    return new Answer.CannotTell(
        Wording.bounded("not every " + noun + " could be looked at: " + why));
  }
}
