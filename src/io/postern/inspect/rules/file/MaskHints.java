package io.postern.inspect.rules.file;

import io.postern.advice.Quoted;
import io.postern.inspect.rules.AccountIs;
import io.postern.inspect.rules.ArchivedName;
import io.postern.inspect.rules.AttachmentName;
import io.postern.inspect.rules.AttachmentType;
import io.postern.inspect.rules.BodyIs;
import io.postern.inspect.rules.Condition;
import io.postern.inspect.rules.HeaderIs;
import io.postern.inspect.rules.Mask;
import io.postern.inspect.rules.RecipientIs;
import io.postern.inspect.rules.SenderIs;
import io.postern.inspect.rules.SubjectIs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds masks that match nothing, or nothing that another one would not. */
final class MaskHints {
  private final Effort effort;
  private final MaskCover cover;

  MaskHints(Effort effort) {
    this.effort = effort;
    this.cover = new MaskCover(effort);
  }

  /**
   * About the masks of one condition that is not made of others.
   *
   * @return sentences
   */
  List<String> about(Condition condition) {
    List<String> hints = new ArrayList<>();
    List<Mask> masks = masksOf(condition);
    for (Mask mask : masks) {
      oddity(condition, mask.toString()).ifPresent(hints::add);
    }
    for (int i = 0; i < masks.size() && !effort.isSpent(); i++) {
      covered(masks, i).ifPresent(hints::add);
    }
    return hints;
  }

  private static List<Mask> masksOf(Condition condition) {
    if (condition instanceof SenderIs is) {
      return is.masks();
    } else if (condition instanceof RecipientIs is) {
      return is.masks();
    } else if (condition instanceof AttachmentName is) {
      return is.masks();
    } else if (condition instanceof AttachmentType is) {
      return is.masks();
    } else if (condition instanceof ArchivedName is) {
      return is.masks();
    } else if (condition instanceof HeaderIs is) {
      return is.masks();
    } else if (condition instanceof SubjectIs is) {
      return is.masks();
    } else if (condition instanceof BodyIs is) {
      return is.masks();
    }
    return condition instanceof AccountIs is ? is.masks() : List.of();
  }

  private static Optional<String> oddity(Condition condition, String mask) {
    if (isText(condition)) {
      return Optional.empty();
    }
    Optional<String> comma = comma(mask);
    if (comma.isPresent()) {
      return comma;
    }
    if (condition instanceof SenderIs || condition instanceof RecipientIs) {
      return address(mask);
    }
    if (condition instanceof AttachmentName) {
      return name(mask);
    }
    return condition instanceof AttachmentType ? type(mask) : Optional.empty();
  }

  private static boolean isText(Condition condition) {
    return condition instanceof HeaderIs
        || condition instanceof SubjectIs
        || condition instanceof BodyIs;
  }

  private static Optional<String> address(String mask) {
    if (mask.indexOf('"') < 0 && (mask.indexOf(' ') >= 0 || mask.indexOf('\t') >= 0)) {
      return Optional.of(theMask(mask) + "has a blank in it, which no address has outside quotes");
    }
    return holdsNone(mask, "@*?<")
        ? Optional.of(
            theMask(mask)
                + "cannot match, since every address has an @; for a whole domain write "
                + Quoted.text("*@" + mask))
        : Optional.empty();
  }

  private static Optional<String> name(String mask) {
    if (!holdsNone(mask, "/\\")) {
      return Optional.of(theMask(mask) + "asks for a folder, and no name that is shown has one");
    }
    return mask.endsWith(".") || mask.endsWith(" ")
        ? Optional.of(theMask(mask) + "ends with a dot, and no name that is shown does")
        : Optional.empty();
  }

  private static Optional<String> type(String mask) {
    return holdsNone(mask, "/*?")
        ? Optional.of(
            theMask(mask)
                + "cannot match, since every type has a slash, as image/png does; for names there"
                + " is attachment")
        : Optional.empty();
  }

  private static String theMask(String mask) {
    return "the mask " + Quoted.text(mask) + " ";
  }

  private static boolean holdsNone(String mask, String characters) {
    return characters.chars().noneMatch(c -> mask.indexOf(c) >= 0);
  }

  /** Somebody wrote a comma for a semicolon. */
  private static Optional<String> comma(String mask) {
    int comma = mask.indexOf(',');
    boolean anotherMask = comma > 0 && mask.substring(comma + 1).strip().startsWith("*");
    return anotherMask
        ? Optional.of(
            theMask(mask) + "has a comma in it; several masks are a list, or have ; between them")
        : Optional.empty();
  }

  /** Of two that cover each other the second is the one too many. */
  private Optional<String> covered(List<Mask> masks, int which) {
    Mask mask = masks.get(which);
    for (int i = 0; i < masks.size(); i++) {
      Mask other = masks.get(i);
      if (i != which && cover.covers(other, mask) && (i < which || !cover.covers(mask, other))) {
        return Optional.of(
            "the mask "
                + Quoted.text(mask.toString())
                + " adds nothing to "
                + Quoted.text(other.toString())
                + " beside it");
      }
    }
    return Optional.empty();
  }
}
