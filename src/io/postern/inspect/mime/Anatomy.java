package io.postern.inspect.mime;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a mail consists of.
 *
 * @param parts the mail itself, its parts, the parts of messages in it, and files that hide in
 *     parts; each before what it contains
 * @param text what people read
 * @param gaps what was not looked into; at most {@value #MAX_GAPS} are told
 */
public record Anatomy(List<Part> parts, BodyText text, List<Gap> gaps) {
  static final int MAX_GAPS = 50;

  /** So many gaps are not told apart any more: those that were told may not be all. */
  private static final int MANY = 20;

  public Anatomy {
    parts = List.copyOf(parts);
    gaps = List.copyOf(gaps);
  }

  /** The parts that a mail program may offer as files. */
  public List<Part> attachments() {
    return parts.stream().filter(Part::isAttachment).toList();
  }

  /** What may hide parts of the mail, or their names; what is in archives does not matter. */
  public Optional<Gap> gapOutsideArchives() {
    return gaps.stream().filter(gap -> gaps.size() >= MANY || !isInArchive(gap)).findFirst();
  }

  /**
   * Whether something was not seen in an archive only. The gap of an archive says the number of its
   * part, and its list is not complete; if in doubt, the gap is not one of an archive.
   */
  private boolean isInArchive(Gap gap) {
    return switch (gap.kind()) {
      case ENCRYPTED, UNKNOWN_FORMAT -> true;
      case ELSEWHERE, FAILED -> false;
      case LIMIT, DAMAGED ->
          parts.stream()
              .filter(part -> part.archive().filter(archive -> !archive.complete()).isPresent())
              .anyMatch(part -> gap.text().startsWith("part " + part.number() + " "));
    };
  }

  /** What is wrong anywhere in the mail. */
  public Set<Defect> defects() {
    Set<Defect> defects = EnumSet.noneOf(Defect.class);
    parts.forEach(part -> defects.addAll(part.defects()));
    return defects;
  }

  /** Whether other programs may find something else in this mail than was found here. */
  public boolean isAmbiguous() {
    return parts.stream().anyMatch(part -> part.defects().stream().anyMatch(Defect::isHiding));
  }
}
