package io.postern.inspect.enact;

import io.postern.inspect.mime.Anatomy;
import io.postern.inspect.mime.Defect;
import io.postern.inspect.mime.FileName;
import io.postern.inspect.mime.Gap;
import io.postern.inspect.mime.Part;
import io.postern.mail.OneLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which parts of a mail are to be taken out, and what is in the way of that. */
final class StripPlan {
  /** On what is around a part: programs may disagree about where the part begins and ends. */
  private static final Set<Defect> MISLEADING =
      EnumSet.of(
          Defect.REPEATED_FIELD,
          Defect.MALFORMED_PARAMETERS,
          Defect.REPEATED_PARAMETER,
          Defect.NO_BOUNDARY,
          Defect.SEVERAL_BOUNDARIES,
          Defect.SAME_BOUNDARY,
          Defect.ENCODED_MULTIPART,
          Defect.ENCODED_MESSAGE,
          Defect.MALFORMED_ENCODING,
          Defect.NUL_IN_HEADER,
          Defect.BARE_CR_IN_HEADER,
          Defect.JUNK_IN_HEADER,
          Defect.BLANK_BEFORE_COLON,
          Defect.UNENDED_HEADER,
          Defect.PARTIAL_MESSAGE);

  /** On a message that is the attachment itself: its header cannot be taken apart. */
  private static final Set<Defect> UNCLEAN =
      EnumSet.of(Defect.NUL_IN_HEADER, Defect.BARE_CR_IN_HEADER, Defect.JUNK_IN_HEADER);

  private static final int MAX_NAMES = 300;

  private final Map<String, Part> all = new HashMap<>();
  private final Set<String> wanted;
  private final List<Part> parts = new ArrayList<>();
  private String obstacle;

  private StripPlan(Anatomy anatomy, Set<String> wanted) {
    this.wanted = wanted;
    anatomy.parts().forEach(part -> all.put(part.number(), part));
  }

  /**
   * Makes a plan.
   *
   * @param numbers of the parts; all attachments when empty
   */
  static StripPlan of(Anatomy anatomy, List<String> numbers) {
    Set<String> wanted = new LinkedHashSet<>(numbers);
    if (numbers.isEmpty()) {
      anatomy.attachments().forEach(part -> wanted.add(part.number()));
    }
    StripPlan plan = new StripPlan(anatomy, wanted);
    if (anatomy.parts().isEmpty() || anatomy.parts().get(0).extent().isEmpty()) {
      plan.obstacle = "the mail cannot be looked through to its end";
    } else {
      anatomy.gapOutsideArchives().ifPresent(plan::hides);
    }
    wanted.forEach(plan::add);
    plan.parts.sort(Comparator.comparingLong(part -> part.extent().orElseThrow().header()));
    return plan;
  }

  /** What nobody has seen would go on, in a mail that says that it was taken out. */
  private void hides(Gap gap) {
    obstacle = "not all of it could be looked into (" + gap.text() + ")";
  }

  private void add(String number) {
    Part part = all.get(number);
    if (obstacle != null || (part != null && isInside(part))) {
      return;
    }
    obstacle = part == null ? "the mail has no part of that number" : obstacle(part);
    if (obstacle == null) {
      parts.add(part);
    }
  }

  private String obstacle(Part part) {
    if (part.origin() == Part.Origin.UUENCODE) {
      return "a file is uuencoded in a text";
    }
    if (part.origin() == Part.Origin.TNEF) {
      return "a file is in a winmail.dat";
    }
    if (part.extent().isEmpty()) {
      return "a file is in a message that is encoded as a whole";
    }
    Part around = around(part);
    if (isMessage(part) && part.defects().stream().anyMatch(UNCLEAN::contains)) {
      return "the header has lines that are none";
    }
    for (; around != null; around = around(around)) {
      if (around.defects().stream().anyMatch(MISLEADING::contains)) {
        return "programs may disagree about where a part of the mail begins and ends";
      }
    }
    return null;
  }

  /** The part that a part stands in; null for the mail itself. */
  private Part around(Part part) {
    int dot = part.number().lastIndexOf('.');
    return dot < 0 ? null : all.get(part.number().substring(0, dot));
  }

  /** What is in the way. */
  Optional<String> obstacle() {
    return Optional.ofNullable(obstacle);
  }

  /** What is to be taken out, in the order of the octets; none is in another. */
  List<Part> parts() {
    return List.copyOf(parts);
  }

  /** Whether a part is in one that is to be taken out. */
  boolean isInside(Part part) {
    for (Part around = around(part); around != null; around = around(around)) {
      if (wanted.contains(around.number())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a part is a message of its own, whose header says more than what the content is. */
  boolean isMessage(Part part) {
    Part around = around(part);
    return around == null || around.type().startsWith("message/");
  }

  /** The names of a part, as shown; may be empty. */
  static String names(Part part) {
    String names =
        part.names().stream().map(FileName::shown).distinct().collect(Collectors.joining(", "));
    return OneLine.abridged(names, MAX_NAMES);
  }

  /** What is to be taken out, for people. */
  List<String> labels() {
    return parts.stream().map(this::label).toList();
  }

  private String label(Part part) {
    String names = names(part);
    String label = names.isEmpty() ? OneLine.squeezed(part.type(), MAX_NAMES) : names;
    for (Part around = around(part); around != null; around = around(around)) {
      if (around.type().equals("multipart/signed")) {
        return label + " (the signature of the mail is broken by that)";
      }
    }
    return label;
  }
}
