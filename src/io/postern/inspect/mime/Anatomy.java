package io.postern.inspect.mime;

import java.util.EnumSet;
import java.util.List;
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

  public Anatomy {
    parts = List.copyOf(parts);
    gaps = List.copyOf(gaps);
  }

  /** The parts that a mail program may offer as files. */
  public List<Part> attachments() {
    return parts.stream().filter(Part::isAttachment).toList();
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
