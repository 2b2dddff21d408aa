package io.postern.inspect.spam;

import io.postern.inspect.Finding;
import io.postern.inspect.Occasion;
import io.postern.mail.Mail;
import java.util.List;
import java.util.Optional;

/**
 * Decides what becomes of a mail by what one scanner found, by thresholds and by the lists of
 * senders (F115, F152, F153, F155). Safe for many threads.
 *
 * <p>A mail of a black-listed sender is treated as if its score were above every threshold that is
 * set; where none is set it is tagged. A mail of a white-listed one goes on.
 */
public final class SpamPolicy {
  private final SpamPolicySettings settings;
  private final SpamFields fields;

  public SpamPolicy(SpamPolicySettings settings) {
    this.settings = settings;
    this.fields = new SpamFields(settings.fieldPrefix());
  }

  /** What puts this policy's decisions into effect. */
  public SpamMark mark() {
    return new SpamMark(fields.names());
  }

  /**
   * Decides.
   *
   * @param finding of a spam scanner; a mail of which another kind of finding speaks goes on, since
   *     that is not this policy's to decide
   */
  public SpamDecision decide(Mail mail, Occasion occasion, Finding finding) {
    List<String> symbols =
        finding instanceof Finding.Scored scored ? scored.symbols() : List.<String>of();
    Optional<SenderPattern> welcome = settings.lists().welcoming(mail, occasion, symbols);
    if (welcome.isPresent()) {
      return new SpamDecision.Deliver(
          lines(finding, false, Optional.of("white")),
          "the sender is on the white list (" + welcome.get() + ")");
    }
    Optional<SenderPattern> banned = settings.lists().banning(mail, occasion);
    if (banned.isPresent()) {
      String lines = lines(finding, true, Optional.of("black"));
      String reason = "the sender is on the black list (" + banned.get() + ")";
      SpamThresholds.Step step = settings.thresholds().at(Double.POSITIVE_INFINITY);
      return decision(
          step == SpamThresholds.Step.NOTHING ? SpamThresholds.Step.TAG : step, lines, reason);
    }
    return byFinding(finding);
  }

  private SpamDecision byFinding(Finding finding) {
    if (finding instanceof Finding.Scored scored) {
      SpamThresholds.Step step = settings.thresholds().at(scored.score());
      boolean spam = step != SpamThresholds.Step.NOTHING || scored.isSpam();
      return decision(step, lines(scored, spam, Optional.empty()), scored.text());
    }
    if (finding instanceof Finding.CouldNotTell unknown) {
      return byPolicy(unknown);
    }
    return new SpamDecision.Deliver("", finding.text());
  }

  /** What nobody judged is no spam, and does not look like it. */
  private SpamDecision byPolicy(Finding.CouldNotTell unknown) {
    String lines = fields.unscored("Unknown", unknown.inspector(), Optional.empty());
    return switch (settings.unknown()) {
      case DELIVER -> new SpamDecision.Deliver(lines, unknown.text());
      case TAG -> new SpamDecision.Unjudged(settings.unknownTag(), lines, unknown.text());
      case HOLD -> new SpamDecision.Hold(lines, unknown.text());
    };
  }

  private SpamDecision decision(SpamThresholds.Step step, String lines, String reason) {
    return switch (step) {
      case NOTHING -> new SpamDecision.Deliver(lines, reason);
      case TAG -> new SpamDecision.Tag(settings.subjectTag(), lines, reason);
      case HOLD -> new SpamDecision.Hold(lines, reason);
      case DISCARD -> new SpamDecision.Discard(reason);
    };
  }

  private String lines(Finding finding, boolean spam, Optional<String> listed) {
    return finding instanceof Finding.Scored scored
        ? fields.scored(
            spam,
            scored.inspector(),
            scored.score(),
            scored.required(),
            Symbols.of(scored.symbols()),
            listed)
        : fields.unscored(spam ? "Yes" : "No", finding.inspector(), listed);
  }
}
