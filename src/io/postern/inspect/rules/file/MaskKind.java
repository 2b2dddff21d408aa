package io.postern.inspect.rules.file;

import io.postern.inspect.rules.Mask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Masks.
 *
 * @param example of two masks
 * @param itemsAreWhole whether an item of a list may hold semicolons: in a text they are usual, in
 *     names and addresses not
 */
record MaskKind(String example, boolean itemsAreWhole) implements Kind<List<Mask>> {

  @Override
  public String expected() {
    return "a mask, or several as a list or with ; between them, such as " + example;
  }

  @Override
  public Optional<List<Mask>> read(Branch value, Scope scope) {
    return new Pieces(this, itemsAreWhole).of(value, scope).flatMap(all -> masks(all, scope));
  }

  private Optional<List<Mask>> masks(List<Branch.Text> pieces, Scope scope) {
    List<Mask> masks = new ArrayList<>();
    for (Branch.Text piece : pieces) {
      try {
        masks.add(Mask.of(piece.text()));
      } catch (IllegalArgumentException refused) {
        refuse(piece, String.valueOf(refused.getMessage()), scope);
      }
    }
    return masks.size() == pieces.size() ? Optional.of(masks) : Optional.empty();
  }

  /** A mask says itself what is wrong with it, and what was expected. */
  private void refuse(Branch.Text piece, String said, Scope scope) {
    int expected = said.indexOf("; expected ");
    scope
        .problems()
        .add(
            piece,
            expected < 0 ? said : said.substring(0, expected),
            expected < 0 ? "expected " + expected() : said.substring(expected + 2));
  }
}
