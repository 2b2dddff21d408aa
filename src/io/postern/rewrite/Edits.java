package io.postern.rewrite;

import io.postern.mail.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is to be changed in the octets of one mail, and the sentences that tell it. */
final class Edits {
  private static final int MAX_NOTES = 20;

  private final List<Edit> edits = new ArrayList<>(2);
  private final List<String> notes = new ArrayList<>(2);

  /**
   * Octets in place of others.
   *
   * @param from offset in the mail of the first octet that goes
   * @param to offset behind the last that goes; the same as {@code from} to insert
   * @param octets what comes; nobody may change the array
   */
  record Edit(long from, long to, byte[] octets) {}

  /** Edits must not overlap; of two at the same place the one that was added first comes first. */
  void add(Edit edit) {
    edits.add(edit);
  }

  /** Tells a change, or why there is none; the same once, and not more than a person reads. */
  void note(String sentence) {
    if (notes.size() < MAX_NOTES && !notes.contains(sentence)) {
      notes.add(sentence);
    }
  }

  List<String> notes() {
    return notes;
  }

  boolean isEmpty() {
    return edits.isEmpty();
  }

  /** The content with all edits made; what lies between them is not copied. */
  Content applyTo(Content content) {
    edits.sort(Comparator.comparingLong(Edit::from));
    List<Content> pieces = new ArrayList<>(2 * edits.size() + 1);
    long at = 0;
    for (Edit edit : edits) {
      if (edit.from() > at) {
        pieces.add(content.until(edit.from()).from(at));
      }
      if (edit.octets().length > 0) {
        pieces.add(Content.of(edit.octets()));
      }
      at = edit.to();
    }
    if (at < content.size()) {
      pieces.add(content.from(at));
    }
    return Content.of(pieces);
  }
}
