package io.postern.inspect.judge;

import io.postern.inspect.Finding;
import io.postern.inspect.Occasion;
import io.postern.inspect.Remedy;
import io.postern.mail.Mail;
import java.util.List;
import java.util.Optional;

/**
 * Makes one verdict of all findings. Nothing is decided twice: who decides first decides, in this
 * order:
 *
 * <ol>
 *   <li>a rule that matched and looked at what scanners found;
 *   <li>the antivirus policy, of what is infected;
 *   <li>the antivirus policy, of what could not be scanned;
 *   <li>any other rule that matched; where that lets the mail pass, spam is no question any more;
 *   <li>the setting for rules that could not tell;
 *   <li>the spam policy.
 * </ol>
 *
 * <p>Who wants a mail marked or a warning around it has not decided where it goes: those behind are
 * asked as well. A mail of which nobody decides goes on. Safe for many threads; never throws for
 * what is in a mail.
 */
public final class Judge {
  private static final Verdict NOTHING_FOUND =
      new Verdict(List.of(new Remedy.Deliver()), Optional.empty(), List.of());

  private final List<Consideration> considerations;
  private final Optional<SpamJudgement> spam;

  public Judge(JudgeSettings settings) {
    this.spam = settings.spam().map(policy -> new SpamJudgement(settings, policy));
    this.considerations =
        List.of(
            new MatchedRule(Finding.Matched::judgesFindings),
            new Infections(settings.antivirus()),
            new Unscanned(settings),
            new MatchedRule(rule -> !rule.judgesFindings()),
            new UncheckedByRules(settings),
            deliberation -> spam.ifPresent(judgement -> judgement.on(deliberation)));
  }

  /**
   * Judges a mail by the findings in its occasion.
   *
   * @return never null; without reasons when there is nothing to say
   */
  public Verdict judge(Mail mail, Occasion occasion) {
    if (occasion.earlier().isEmpty()) {
      return NOTHING_FOUND;
    }
    Deliberation deliberation = new Deliberation(mail, occasion);
    for (Consideration consideration : considerations) {
      if (!deliberation.isDecided()) {
        consideration.on(deliberation);
      }
    }
    if (!deliberation.isWritten()) {
      spam.ifPresent(judgement -> judgement.write(deliberation));
    }
    return deliberation.verdict();
  }
}
