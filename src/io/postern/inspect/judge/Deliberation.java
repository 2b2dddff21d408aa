package io.postern.inspect.judge;

import io.postern.inspect.Finding;
import io.postern.inspect.Occasion;
import io.postern.inspect.Remedy;
import io.postern.inspect.spam.SpamDecision;
import io.postern.mail.Mail;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A verdict in the making; of one thread. */
final class Deliberation {
  private static final int MAX_TEXT = 600;

  private final Mail mail;
  private final Occasion occasion;
  private final Set<Remedy> remedies = new LinkedHashSet<>();
  private final List<String> reasons = new ArrayList<>();
  private final Set<Finding> mentioned = new HashSet<>();
  private Optional<SpamDecision> spam = Optional.empty();
  private boolean decided;

  Deliberation(Mail mail, Occasion occasion) {
    this.mail = mail;
    this.occasion = occasion;
  }

  Mail mail() {
    return mail;
  }

  Occasion occasion() {
    return occasion;
  }

  List<Finding> findings() {
    return occasion.earlier();
  }

  /** Whether there is a fate, so that nothing behind matters. */
  boolean isDecided() {
    return decided;
  }

  /** As {@link #want(Finding, String, List, String)}, in the words of the finding. */
  void want(Finding finding, List<Remedy> wanted) {
    String consequence = Consequences.of(wanted);
    want(finding, finding.text(), wanted, hasFate(wanted) ? consequence : ifAny(consequence));
  }

  /** What has no fate in it changes the mail only if those behind let it go on. */
  private static String ifAny(String consequence) {
    return consequence.isEmpty()
        ? "the mail is judged further"
        : "if the mail goes on, " + consequence;
  }

  /**
   * Wants something done. What has a fate in it decides; what has none is done as well.
   *
   * @param why in a few words
   * @param consequence what follows, in a few words
   */
  void want(Finding finding, String why, List<Remedy> wanted, String consequence) {
    mentioned.add(finding);
    remedies.addAll(wanted);
    String sentence = Attribution.of(finding, why, MAX_TEXT) + "; " + consequence;
    if (hasFate(wanted)) {
      decided = true;
      reasons.add(0, sentence);
    } else {
      reasons.add(sentence);
    }
  }

  private static boolean hasFate(List<Remedy> wanted) {
    return wanted.stream().anyMatch(Verdict::isFate);
  }

  /** Whether something is to be written about spam. */
  boolean isWritten() {
    return spam.isPresent();
  }

  /** Wants something written about spam. */
  void write(SpamDecision decision) {
    spam = Optional.of(decision);
  }

  /** The end; a mail of which nobody said otherwise goes on. */
  Verdict verdict() {
    if (!decided) {
      remedies.add(new Remedy.Deliver());
    }
    for (Finding finding : findings()) {
      if (!(finding instanceof Finding.Clean) && mentioned.add(finding)) {
        reasons.add(Attribution.of(finding, finding.text(), MAX_TEXT));
      }
    }
    return new Verdict(List.copyOf(remedies), spam, reasons);
  }
}
