package io.postern.manage;

import io.postern.inspect.rules.Explained;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would become of a mail, and why (F111).
 *
 * @param mail that was tried
 * @param findings of all inspectors that were asked, in their order
 * @param notAsked names of the inspectors that do not look at mail of this direction
 * @param untried what of the route of inspection this says nothing about, a sentence each
 * @param rules what every rule says
 * @param rule the name of the rule that decides; empty when none does
 * @param fate where the mail goes
 * @param reasons one sentence per decision, the deciding one first
 * @param tag what stands before the subject that did not stand there before; may be empty
 * @param changes what is changed in the mail, a sentence each
 * @param errands the other mails that are sent
 * @param recipients who gets the mail in the end
 * @param way that it takes behind inspection; where inspection stops it, the way it would have
 *     taken
 * @param stopped whether inspection stops it
 */
public record TrialReport(
    TrialSubject mail,
    List<TrialFinding> findings,
    List<String> notAsked,
    List<String> untried,
    List<Explained> rules,
    Optional<String> rule,
    TrialFate fate,
    List<String> reasons,
    String tag,
    List<String> changes,
    List<TrialErrand> errands,
    List<TrialWay.Recipient> recipients,
    TrialWay way,
    boolean stopped) {

  public TrialReport {
    findings = List.copyOf(findings);
    notAsked = List.copyOf(notAsked);
    untried = List.copyOf(untried);
    rules = List.copyOf(rules);
    reasons = List.copyOf(reasons);
    changes = List.copyOf(changes);
    errands = List.copyOf(errands);
    recipients = List.copyOf(recipients);
  }

  /** For people, line by line; cleaned of what strangers wrote. */
  public List<String> lines() {
    return new TrialText(this).lines();
  }

  /** For programs: texts, numbers, truth values, lists and maps of these. */
  public Map<String, Object> map() {
    return TrialMap.of(this);
  }
}
