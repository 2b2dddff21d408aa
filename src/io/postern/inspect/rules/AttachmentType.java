package io.postern.inspect.rules;

import io.postern.inspect.mime.Anatomy;
import io.postern.inspect.mime.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * The media types of attachments: by content, and what the mail says (F106). That it is {@code
 * application/octet-stream} says nothing (RFC 2046 section 4.5.1), so that it stands in the way of
 * no attachment whose content tells more.
 *
 * @param masks at least one, {@code application/x-dosexec}, {@code image/*}
 * @param quantity whether one attachment is enough, or all must match
 */
public record AttachmentType(List<Mask> masks, Quantity quantity) implements Condition {
  private static final String ANYTHING = "application/octet-stream";

  /**
   * @throws IllegalArgumentException when there is no mask
   */
  public AttachmentType {
    masks = Mask.some(masks);
  }

  @Override
  public Answer test(Facts facts) {
    Anatomy anatomy = facts.reading().anatomy();
    List<Thing> things = anatomy.attachments().stream().map(AttachmentType::thing).toList();
    return new Things(
            "attachment", things, Unseen.outsideArchives(anatomy), Unseen.anythingForSure(anatomy))
        .match(masks, quantity);
  }

  private static Thing thing(Part part) {
    List<String> readings = new ArrayList<>(2);
    if (!part.contentType().isEmpty()) {
      readings.add(part.contentType());
    }
    List<String> allowed = new ArrayList<>(readings);
    readings.add(part.type());
    if (allowed.isEmpty() || !part.type().equals(ANYTHING)) {
      allowed.add(part.type());
    }
    String name = part.names().isEmpty() ? "" : Wording.quoted(part.names().get(0).shown()) + " ";
    String called = "attachment " + name + "of type " + Wording.quoted(readings.get(0));
    return new Thing(part.number(), called, readings, allowed);
  }

  @Override
  public boolean looksInside() {
    return true;
  }
}
