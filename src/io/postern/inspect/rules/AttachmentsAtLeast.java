package io.postern.inspect.rules;

import io.postern.inspect.mime.Anatomy;
import io.postern.inspect.mime.Part;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How many attachments there are (F106).
 *
 * @param count from which number on; above zero
 */
public record AttachmentsAtLeast(int count) implements Condition {
  /**
   * @throws IllegalArgumentException when the number is not above zero
   */
  public AttachmentsAtLeast {
    if (count < 1) {
      throw new IllegalArgumentException(
          "a number of attachments is " + count + "; expected at least 1");
    }
  }

  @Override
  public Answer test(Facts facts) {
    Anatomy anatomy = facts.reading().anatomy();
    List<Part> attachments = anatomy.attachments();
    int there = attachments.size();
    String why = "there " + (there == 1 ? "is " : "are ") + Wording.count(there, "attachment");
    if (there >= count) {
      return new Answer.Yes(
          why, attachments.stream().map(Part::number).collect(Collectors.toSet()));
    }
    Optional<String> hidden = Unseen.outsideArchives(anatomy);
    return hidden.isPresent()
        ? new Answer.CannotTell(Wording.bounded(why + ", and there may be more: " + hidden.get()))
        : new Answer.No(why + ", fewer than " + count);
  }

  @Override
  public boolean looksInside() {
    return true;
  }
}
