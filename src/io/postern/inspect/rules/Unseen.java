package io.postern.inspect.rules;

import io.postern.inspect.mime.Anatomy;
import io.postern.inspect.mime.Gap;
import java.util.List;
import java.util.Optional;

/** What of a mail was not seen that would matter for a condition. */
final class Unseen {
  /** So many gaps are not told apart any more: those that were told may not be all. */
  private static final int MANY = 20;

  private Unseen() {}

  /** Anything that was not looked into, whatever it is. */
  static Optional<String> anything(Anatomy anatomy) {
    return anatomy.gaps().stream().map(Gap::text).findFirst();
  }

  /** As {@link #anything}, and whatever makes programs disagree about what was seen. */
  static Optional<String> anythingForSure(Anatomy anatomy) {
    Optional<String> gap = anything(anatomy);
    return gap.isEmpty() && anatomy.isAmbiguous()
        ? Optional.of("programs may disagree about what is in this mail")
        : gap;
  }

  /** What may hide parts of the mail, or their names; what is in archives does not matter. */
  static Optional<String> outsideArchives(Anatomy anatomy) {
    return anatomy.gapOutsideArchives().map(Gap::text);
  }

  /** What may hide text that people read. */
  static Optional<String> ofText(Anatomy anatomy) {
    if (!anatomy.text().complete()) {
      return Optional.of("the text is longer than is looked at");
    }
    return outsideArchives(anatomy);
  }

  /** What may hide that programs disagree; what is locked or not known is the same for all. */
  static Optional<String> ofDefects(Anatomy anatomy) {
    List<Gap> gaps = anatomy.gaps();
    return gaps.stream()
        .filter(
            gap ->
                gaps.size() >= MANY
                    || (gap.kind() != Gap.Kind.ENCRYPTED && gap.kind() != Gap.Kind.UNKNOWN_FORMAT))
        .map(Gap::text)
        .findFirst();
  }
}
