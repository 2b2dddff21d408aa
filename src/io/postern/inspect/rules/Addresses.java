package io.postern.inspect.rules;

import io.postern.mail.Header;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks masks about addresses in the envelope and in the header.
 *
 * @param who whose they are, {@code sender}
 * @param where where to look
 * @param fields names of the header fields that have such addresses
 */
record Addresses(String who, Where where, List<String> fields) {

  /**
   * Whether a mask is meant for one of the addresses.
   *
   * @param envelope those in the envelope
   */
  Answer match(List<Mask> masks, List<String> envelope, Facts facts) {
    Optional<String> match = Optional.empty();
    if (where != Where.HEADER) {
      match = first(masks, "envelope " + who, envelope);
    }
    if (where != Where.ENVELOPE && match.isEmpty()) {
      match = inHeader(masks, facts);
    }
    if (match.isPresent()) {
      return new Answer.Yes(Wording.bounded(match.get()), Set.of());
    }
    return where == Where.ENVELOPE || facts.mail().header().isWhole()
        ? new Answer.No("no " + who + " matches " + Wording.masks(masks))
        : new Answer.CannotTell("not all of the header could be looked at for a " + who);
  }

  private Optional<String> inHeader(List<Mask> masks, Facts facts) {
    for (String name : fields) {
      for (Header.Field field : facts.mail().header().all(name)) {
        Optional<String> match = first(masks, name, facts.addresses(field.value()));
        if (match.isPresent()) {
          return match;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> first(List<Mask> masks, String place, List<String> addresses) {
    for (String address : addresses) {
      Optional<Mask> mask = Mask.first(masks, address);
      if (mask.isPresent()) {
        String meant = Wording.quoted(mask.get().toString());
        return Optional.of(place + " " + Wording.quoted(address) + " matches " + meant);
      }
    }
    return Optional.empty();
  }
}
