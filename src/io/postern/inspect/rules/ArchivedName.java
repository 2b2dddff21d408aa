package io.postern.inspect.rules;

import io.postern.inspect.mime.Anatomy;
import io.postern.inspect.mime.Archive;
import io.postern.inspect.mime.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of files in archives, and in archives in those.
 *
 * @param masks at least one
 * @param quantity whether one file is enough, or all must match; folders need not
 */
public record ArchivedName(List<Mask> masks, Quantity quantity) implements Condition {
  /**
   * @throws IllegalArgumentException when there is no mask
   */
  public ArchivedName {
    masks = Mask.some(masks);
  }

  @Override
  public Answer test(Facts facts) {
    Anatomy anatomy = facts.reading().anatomy();
    List<Thing> things = new ArrayList<>();
    for (Part part : anatomy.parts()) {
      part.archive().ifPresent(archive -> add(part, archive, things));
    }
    return new Things(
            "archived file", things, Unseen.anything(anatomy), Unseen.anythingForSure(anatomy))
        .match(masks, quantity);
  }

  private void add(Part part, Archive archive, List<Thing> things) {
    for (Archive.Entry entry : archive.entries()) {
      if (quantity == Quantity.ONE || !isFolder(entry)) {
        things.add(Thing.named(part.number(), "archived file", entry.names()));
      }
    }
  }

  /** Some programs write folders as files without content. */
  private static boolean isFolder(Archive.Entry entry) {
    return entry.folder()
        || (entry.size() == 0
            && !entry.names().isEmpty()
            && entry.names().stream().allMatch(name -> name.raw().endsWith("/")));
  }

  @Override
  public boolean looksInside() {
    return true;
  }
}
