package io.postern.inspect.rules.file;

import io.postern.inspect.rules.AccountIs;
import io.postern.inspect.rules.AllOf;
import io.postern.inspect.rules.Always;
import io.postern.inspect.rules.AnyOf;
import io.postern.inspect.rules.ArchivedName;
import io.postern.inspect.rules.AttachmentName;
import io.postern.inspect.rules.AttachmentType;
import io.postern.inspect.rules.AttachmentsAtLeast;
import io.postern.inspect.rules.BodyIs;
import io.postern.inspect.rules.Condition;
import io.postern.inspect.rules.HeaderIs;
import io.postern.inspect.rules.LargerThan;
import io.postern.inspect.rules.Mask;
import io.postern.inspect.rules.Not;
import io.postern.inspect.rules.Quantity;
import io.postern.inspect.rules.RecipientIs;
import io.postern.inspect.rules.ScoreAtLeast;
import io.postern.inspect.rules.SenderIs;
import io.postern.inspect.rules.SmallerThan;
import io.postern.inspect.rules.SubjectIs;
import io.postern.inspect.rules.Where;
import java.util.List;

/**
 * Compares conditions: one covers another when it is true of every mail of which the other is true,
 * and when of no mail it is false while nobody can tell about the other. So {@code finding:
 * infected} does not cover {@code "clamd: infected"}, about which nobody can tell where clamd was
 * not asked. It is never wrong about "yes"; what it does not see through is "no".
 */
final class ConditionCover {
  private final Effort effort;
  private final MaskCover masks;

  ConditionCover(Effort effort) {
    this.effort = effort;
    this.masks = new MaskCover(effort);
  }

  /** Whether a condition is true of every mail. */
  boolean isAlways(Condition condition) {
    if (condition instanceof AllOf all) {
      return all.conditions().stream().allMatch(this::isAlways);
    }
    if (condition instanceof AnyOf any) {
      return any.conditions().stream().anyMatch(this::isAlways);
    }
    // a mail without a subject has an empty one, and without a sender <>
    return condition instanceof Always
        || (condition instanceof SubjectIs subject && MaskCover.haveAll(subject.masks()))
        || (condition instanceof SenderIs sender
            && sender.where() != Where.HEADER
            && MaskCover.haveAll(sender.masks()));
  }

  boolean covers(Condition broad, Condition narrow) {
    if (!effort.spend(1)) {
      return false;
    }
    if (isAlways(broad)) {
      return true;
    }
    if (narrow instanceof AnyOf any) {
      return any.conditions().stream().allMatch(one -> covers(broad, one));
    }
    if (broad instanceof AllOf all) {
      return all.conditions().stream().allMatch(one -> covers(one, narrow));
    }
    boolean byPart =
        narrow instanceof AllOf all
            && all.conditions().stream().anyMatch(one -> covers(broad, one));
    if (byPart) {
      return true;
    }
    if (broad instanceof AnyOf any) {
      return any.conditions().stream().anyMatch(one -> covers(one, narrow));
    }
    if (broad instanceof Not no && narrow instanceof Not other) {
      return covers(other.condition(), no.condition());
    }
    return sameKind(broad, narrow);
  }

  private boolean sameKind(Condition broad, Condition narrow) {
    return broad.equals(narrow)
        || addresses(broad, narrow)
        || attachments(broad, narrow)
        || texts(broad, narrow)
        || numbers(broad, narrow);
  }

  private boolean addresses(Condition broad, Condition narrow) {
    if (broad instanceof SenderIs b && narrow instanceof SenderIs n) {
      return within(b.where(), n.where()) && masks.covers(b.masks(), n.masks());
    }
    return broad instanceof RecipientIs b
        && narrow instanceof RecipientIs n
        && within(b.where(), n.where())
        && masks.covers(b.masks(), n.masks());
  }

  private static boolean within(Where broad, Where narrow) {
    return broad == Where.ANYWHERE || broad == narrow;
  }

  private boolean attachments(Condition broad, Condition narrow) {
    if (broad instanceof AttachmentName b && narrow instanceof AttachmentName n) {
      return parts(b.masks(), b.quantity(), n.masks(), n.quantity());
    }
    if (broad instanceof AttachmentType b && narrow instanceof AttachmentType n) {
      return parts(b.masks(), b.quantity(), n.masks(), n.quantity());
    }
    return broad instanceof ArchivedName b
        && narrow instanceof ArchivedName n
        && parts(b.masks(), b.quantity(), n.masks(), n.quantity());
  }

  /** If all match, and there is one, then one matches; but not the other way round. */
  private boolean parts(List<Mask> broad, Quantity of, List<Mask> narrow, Quantity other) {
    return (of == Quantity.ONE || other == Quantity.EVERY) && masks.covers(broad, narrow);
  }

  private boolean texts(Condition broad, Condition narrow) {
    if (broad instanceof HeaderIs b && narrow instanceof HeaderIs n) {
      return b.name().equalsIgnoreCase(n.name()) && masks.covers(b.masks(), n.masks());
    }
    if (broad instanceof SubjectIs b && narrow instanceof SubjectIs n) {
      return masks.covers(b.masks(), n.masks());
    }
    if (broad instanceof BodyIs b && narrow instanceof BodyIs n) {
      return masks.covers(b.masks(), n.masks());
    }
    return broad instanceof AccountIs b
        && narrow instanceof AccountIs n
        && masks.covers(b.masks(), n.masks());
  }

  private static boolean numbers(Condition broad, Condition narrow) {
    if (broad instanceof LargerThan b && narrow instanceof LargerThan n) {
      return b.octets() <= n.octets();
    }
    if (broad instanceof SmallerThan b && narrow instanceof SmallerThan n) {
      return b.octets() >= n.octets();
    }
    if (broad instanceof ScoreAtLeast b && narrow instanceof ScoreAtLeast n) {
      return b.score() <= n.score();
    }
    return broad instanceof AttachmentsAtLeast b
        && narrow instanceof AttachmentsAtLeast n
        && b.count() <= n.count();
  }
}
