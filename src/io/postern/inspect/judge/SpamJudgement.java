package io.postern.inspect.judge;

import io.postern.inspect.Finding;
import io.postern.inspect.Remedy;
import io.postern.inspect.spam.SpamDecision;
import io.postern.inspect.spam.SpamPolicy;
import io.postern.inspect.spam.SpamPolicySettings;
import io.postern.inspect.spam.SpamThresholds;
import java.util.List;
import java.util.Optional;

/** Of what several spam scanners make of a mail, the worst decides (F115, F152, F153). */
final class SpamJudgement implements Consideration {
  private final JudgeSettings settings;
  private final SpamPolicy policy;
  private final SpamPolicy writer;

  SpamJudgement(JudgeSettings settings, SpamPolicySettings spam) {
    this.settings = settings;
    this.policy = new SpamPolicy(spam);
    this.writer = new SpamPolicy(tagging(spam));
  }

  /** The same lines for every score, but nothing that stops a mail, which has no lines. */
  private static SpamPolicySettings tagging(SpamPolicySettings spam) {
    SpamThresholds all = spam.thresholds();
    Optional<Double> lowest = all.tag().or(all::hold).or(all::discard);
    return new SpamPolicySettings(
        new SpamThresholds(lowest, Optional.empty(), Optional.empty()),
        spam.lists(),
        SpamPolicySettings.Unknown.DELIVER,
        "",
        "",
        spam.fieldPrefix());
  }

  @Override
  public void on(Deliberation deliberation) {
    worst(deliberation, policy).ifPresent(opinion -> decide(deliberation, opinion));
  }

  /** Of a mail of which others decided, only the header lines are written. */
  void write(Deliberation deliberation) {
    worst(deliberation, writer)
        .map(Opinion::lines)
        .ifPresent(lines -> deliberation.write(new SpamDecision.Deliver(lines, "")));
  }

  private static void decide(Deliberation deliberation, Opinion opinion) {
    SpamDecision decision = opinion.decision();
    deliberation.write(decision);
    List<Remedy> remedies = List.of();
    String consequence = "the mail goes on";
    if (decision instanceof SpamDecision.Hold) {
      remedies = List.of(new Remedy.Hold());
      consequence = "the mail is held";
    } else if (decision instanceof SpamDecision.Discard) {
      remedies = List.of(new Remedy.Discard());
      consequence = "the mail is thrown away";
    } else if (decision instanceof SpamDecision.Tag) {
      consequence = "the mail goes on, marked as spam";
    } else if (decision instanceof SpamDecision.Unjudged) {
      consequence = "the mail goes on, marked as not scanned for spam";
    }
    deliberation.want(opinion.finding(), decision.reason(), remedies, consequence);
  }

  private Optional<Opinion> worst(Deliberation deliberation, SpamPolicy by) {
    Opinion worst = null;
    for (Finding finding : deliberation.findings()) {
      if (settings.isAboutSpam(finding)) {
        Opinion next =
            new Opinion(finding, by.decide(deliberation.mail(), deliberation.occasion(), finding));
        worst = worst == null || next.weight() > worst.weight() ? next : worst;
      }
    }
    return Optional.ofNullable(worst);
  }

  /** What the policy makes of one finding. */
  private record Opinion(Finding finding, SpamDecision decision) {

    /** First what is done, then what the scanner itself thinks, so that a score is not lost. */
    int weight() {
      int said = 0;
      if (finding instanceof Finding.Scored scored) {
        said = scored.isSpam() ? 2 : 1;
      }
      if (decision instanceof SpamDecision.Discard) {
        return 30 + said;
      }
      if (decision instanceof SpamDecision.Hold) {
        return 20 + said;
      }
      return decision instanceof SpamDecision.Tag || decision instanceof SpamDecision.Unjudged
          ? 10 + said
          : said;
    }

    String lines() {
      if (decision instanceof SpamDecision.Tag tag) {
        return tag.headerLines();
      }
      return decision instanceof SpamDecision.Deliver deliver ? deliver.headerLines() : "";
    }
  }
}
