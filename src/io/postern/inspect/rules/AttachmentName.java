package io.postern.inspect.rules;

import io.postern.inspect.mime.Anatomy;
import java.util.List;

/**
 * The names of attachments, in every reading that some program may have of them (F106-F109); files
 * in texts (uuencode) and in winmail.dat are attachments. {@code *} is any attachment, named or
 * not.
 *
 * @param masks at least one
 * @param quantity whether one attachment is enough, or all must match
 */
public record AttachmentName(List<Mask> masks, Quantity quantity) implements Condition {
  /**
   * @throws IllegalArgumentException when there is no mask
   */
  public AttachmentName {
    masks = Mask.some(masks);
  }

  @Override
  public Answer test(Facts facts) {
    Anatomy anatomy = facts.reading().anatomy();
    List<Thing> things =
        anatomy.attachments().stream()
            .map(part -> Thing.named(part.number(), "attachment", part.names()))
            .toList();
    return new Things(
            "attachment", things, Unseen.outsideArchives(anatomy), Unseen.anythingForSure(anatomy))
        .match(masks, quantity);
  }

  @Override
  public boolean looksInside() {
    return true;
  }
}
