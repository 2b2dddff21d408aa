package io.postern.inspect.rules;

import io.postern.mail.Header;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The value of a header field, as it stands there or decoded; of several fields of the name one is
 * enough. {@code *} is any value, so that the field is there.
 *
 * @param name of the field, in any case
 * @param masks at least one
 */
public record HeaderIs(String name, List<Mask> masks) implements Condition {
  /**
   * @throws IllegalArgumentException when there is no mask, or the name is none (RFC 5322 section
   *     2.2)
   */
  public HeaderIs {
    masks = Mask.some(masks);
    if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ':')) {
      throw new IllegalArgumentException(
          Wording.quoted(name) + " is no name of a header field; expected one such as X-Mailer");
    }
  }

  @Override
  public Answer test(Facts facts) {
    Header header = facts.mail().header();
    List<Header.Field> fields = header.all(name);
    for (Header.Field field : fields) {
      for (String reading : facts.decoded(field.value())) {
        Optional<Mask> mask = Mask.first(masks, reading);
        if (mask.isPresent()) {
          String meant = Wording.quoted(mask.get().toString());
          String value = Wording.quoted(reading);
          return new Answer.Yes(
              Wording.bounded("header " + name + " " + value + " matches " + meant), Set.of());
        }
      }
    }
    if (!header.isWhole()) {
      return new Answer.CannotTell(
          Wording.bounded("not all of the header could be looked at for a field " + name));
    }
    return new Answer.No(
        Wording.bounded(
            fields.isEmpty()
                ? "there is no header " + name
                : "header " + name + " does not match " + Wording.masks(masks)));
  }
}
