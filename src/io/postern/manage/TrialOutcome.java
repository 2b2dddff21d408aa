package io.postern.manage;

import io.postern.inspect.Occasion;
import io.postern.inspect.Occasion.Direction;
import io.postern.inspect.Remedy;
import io.postern.inspect.enact.Enacted;
import io.postern.inspect.enact.Enacted.Fate;
import io.postern.inspect.judge.Verdict;
import io.postern.inspect.rules.Explained;
import io.postern.mail.Header;
import io.postern.mail.HeaderText;
import io.postern.mail.Mail;
import io.postern.manage.TrialWay.Recipient;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What verdict and routing make of a mail together.
 *
 * @param mail as it came
 * @param occasion with all findings
 * @param way of the mail as inspection leaves it
 */
record TrialOutcome(Mail mail, Occasion occasion, Verdict verdict, Enacted enacted, TrialWay way) {

  /**
   * The report.
   *
   * @throws IOException when the changed mail cannot be read
   */
  TrialReport report(List<String> notAsked, List<String> untried, List<Explained> rules)
      throws IOException {
    return new TrialReport(
        TrialSubject.of(mail, occasion.direction(), occasion.account().orElse("")),
        occasion.earlier().stream().map(TrialFinding::of).toList(),
        notAsked,
        untried,
        rules,
        decidingRule(rules),
        fate(),
        enacted.reasons(),
        tag(),
        enacted.changes(),
        enacted.errands().stream().map(TrialErrand::of).toList(),
        recipients(),
        way,
        isStopped());
  }

  /** The rule at which the list ends, if its sentence is the one that decides. */
  private Optional<String> decidingRule(List<Explained> rules) {
    return rules.stream()
        .filter(Explained::decides)
        .filter(
            rule ->
                verdict.reasons().stream()
                    .limit(1)
                    .anyMatch(reason -> reason.startsWith(rule.sentence())))
        .map(Explained::rule)
        .findFirst();
  }

  private boolean isStopped() {
    return !(enacted.fate() instanceof Fate.Onward);
  }

  /** Outgoing mail that is redirected goes on, to others. */
  private boolean isRedirected() {
    return enacted.fate() instanceof Fate.Redirected
        || (!isStopped() && verdict.fate() instanceof Remedy.Redirect);
  }

  private TrialFate fate() {
    Fate fate = enacted.fate();
    if (fate instanceof Fate.Held) {
      return TrialFate.HELD;
    }
    if (fate instanceof Fate.Dropped) {
      return TrialFate.DISCARDED;
    }
    if (fate instanceof Fate.Returned) {
      return TrialFate.RETURNED;
    }
    if (fate instanceof Fate.Deferred) {
      return TrialFate.LATER;
    }
    boolean onward = isStopped() || way.fate() == TrialFate.DELIVERED;
    return isRedirected() && onward ? TrialFate.REDIRECTED : way.fate();
  }

  private List<Recipient> recipients() {
    if (enacted.fate() instanceof Fate.Redirected
        && verdict.fate() instanceof Remedy.Redirect redirect) {
      return redirect.to().stream()
          .map(address -> new Recipient(address.toString(), "redirected"))
          .toList();
    }
    return isStopped() ? List.of() : way.recipients();
  }

  /** What the subject has before it that the subject of the mail as it came has not. */
  private String tag() throws IOException {
    boolean leaves =
        !isStopped()
            || (enacted.fate() instanceof Fate.Redirected
                && occasion.direction() == Direction.INCOMING);
    if (!leaves || enacted.mail().content() == mail.content()) {
      return "";
    }
    String before = TrialSubject.subject(mail);
    String now =
        HeaderText.decode(Header.read(enacted.mail().content()).first("Subject").orElse(""));
    return now.endsWith(before) ? now.substring(0, now.length() - before.length()).strip() : now;
  }
}
