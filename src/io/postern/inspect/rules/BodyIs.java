package io.postern.inspect.rules;

import io.postern.inspect.mime.Anatomy;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What people read in the mail: its plain text, or its HTML without tags. Blanks and line ends
 * count as one blank; masks are meant for the whole text, so that most begin and end with a star.
 *
 * @param masks at least one
 */
public record BodyIs(List<Mask> masks) implements Condition {
  /**
   * @throws IllegalArgumentException when there is no mask
   */
  public BodyIs {
    masks = Mask.some(masks);
  }

  @Override
  public Answer test(Facts facts) {
    Anatomy anatomy = facts.reading().anatomy();
    Optional<Mask> match =
        facts.bodies().stream().flatMap(body -> Mask.firstFor(masks, body).stream()).findFirst();
    if (match.isPresent()) {
      return new Answer.Yes("the text matches " + Wording.quoted(match.get().toString()), Set.of());
    }
    Optional<String> hidden = Unseen.ofText(anatomy);
    return hidden.isPresent()
        ? new Answer.CannotTell(
            Wording.bounded("not all of the text could be looked at: " + hidden.get()))
        : new Answer.No("the text does not match " + Wording.masks(masks));
  }

  /** A text as {@link Facts#bodies} has it. */
  static String onOneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    boolean blank = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean seen = c > ' ' && c < 0x7f;
      boolean isBlank = !seen && (Character.isWhitespace(c) || Character.isSpaceChar(c));
      if (!isBlank || !blank) {
        line.append(isBlank ? ' ' : c);
      }
      blank = isBlank;
    }
    int end = line.length();
    return blank && end > 0 ? line.substring(0, end - 1) : line.toString();
  }

  @Override
  public boolean looksInside() {
    return true;
  }
}
