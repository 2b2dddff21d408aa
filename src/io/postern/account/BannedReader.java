package io.postern.account;

import io.postern.advice.Quoted;
import io.postern.inspect.Finding.Matched.Kind;
import io.postern.inspect.Remedy;
import io.postern.inspect.judge.OnInfected;
import io.postern.inspect.rules.AnyOf;
import io.postern.inspect.rules.ArchivedName;
import io.postern.inspect.rules.AttachmentName;
import io.postern.inspect.rules.Mask;
import io.postern.inspect.rules.Quantity;
import io.postern.inspect.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads which attachments are banned, and makes a rule of it (F166). */
final class BannedReader {
  /** Name of that rule. */
  static final String NAME = "banned attachment";

  private final InspectKeys keys;
  private final ReturnToSender returns;

  /**
   * @param sends whether a way out is written
   */
  BannedReader(InspectKeys keys, boolean sends) {
    this.keys = keys;
    this.returns = new ReturnToSender(sends);
  }

  /** Finds what is wrong. */
  void check(Section banned) {
    banned.check(keys.banned());
    returns.check(banned, keys.bannedPolicy);
    if (!banned.node().isEmpty() && !banned.has(keys.bannedAttachments)) {
      banned.problems().missing(banned.node(), keys.bannedAttachments);
    }
    banned
        .entries(keys.bannedAttachments)
        .forEach(entry -> entry.value().forEach(mask -> checkMask(banned, entry.node(), mask)));
  }

  /** Who writes {@code exe} means {@code *.exe}. */
  private static void checkMask(Section banned, Node node, Mask mask) {
    String text = mask.toString();
    if (text.chars().noneMatch(c -> c == '*' || c == '?' || c == '.')) {
      banned
          .problems()
          .add(
              node, Quoted.text(text) + " is a whole name, not an extension", "expected *." + text);
    } else if (text.startsWith(".")) {
      banned.problems().add(node, Quoted.text(text) + " is a whole name", "expected *" + text);
    }
  }

  /** The rule, when nothing is wrong; empty when nothing is banned. */
  Optional<Rule> read(Section banned) {
    List<Mask> masks = banned.list(keys.bannedAttachments).stream().flatMap(List::stream).toList();
    if (masks.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Rule(
            NAME,
            Kind.INTERCEPT,
            new AnyOf(
                List.of(
                    new AttachmentName(masks, Quantity.ONE),
                    new ArchivedName(masks, Quantity.ONE))),
            remedies(banned),
            0));
  }

  private List<Remedy> remedies(Section banned) {
    List<Remedy> then = new ArrayList<>();
    banned
        .get(keys.bannedNotify)
        .ifPresent(specialist -> then.add(new Remedy.NotifySpecialist(specialist)));
    if (banned.value(keys.bannedNotifyRecipients)) {
      then.add(new Remedy.NotifyRecipients());
    }
    then.addAll(remedies(banned.value(keys.bannedPolicy)));
    return then;
  }

  private static List<Remedy> remedies(OnInfected policy) {
    return switch (policy) {
      case HOLD -> List.of(new Remedy.Hold());
      case DISCARD -> List.of(new Remedy.Discard());
      case RETURN -> List.of(new Remedy.Return());
      case PASS -> List.of(new Remedy.Warn(), new Remedy.Deliver());
    };
  }
}
