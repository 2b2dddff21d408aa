package io.postern.inspect.judge;

import io.postern.inspect.Finding;
import io.postern.inspect.Finding.CouldNotTell.Why;
import io.postern.inspect.Finding.Matched.Kind;
import io.postern.inspect.InspectedMails;
import io.postern.inspect.Occasion;
import io.postern.inspect.Remedy;
import io.postern.inspect.spam.SenderLists;
import io.postern.inspect.spam.SpamPolicySettings;
import io.postern.inspect.spam.SpamThresholds;
import io.postern.mail.Mail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Findings as inspectors word them, settings, and the verdict about them. */
final class Judged {
  static final Finding CLEAN = new Finding.Clean("clamd", "clamd found nothing");
  static final Finding INFECTED =
      new Finding.Infected("clamd", List.of("Eicar"), "clamd found Eicar");
  static final Finding TOO_LARGE =
      new Finding.CouldNotTell("clamd", Why.MAIL, "the mail is larger than clamd takes");
  static final Finding SILENT =
      new Finding.CouldNotTell("icap", Why.NO_ANSWER, "icap could not be asked: refused");
  static final Finding RULES_VAGUE =
      new Finding.CouldNotTell("rules", "rule \"no programs\" could not tell: encrypted");
  static final Finding SPAMD_SILENT =
      new Finding.CouldNotTell("spamd", Why.NO_ANSWER, "spamd could not tell: refused");

  private Judged() {}

  static Finding scored(String inspector, double score) {
    String text = inspector + " gave it " + score + " of 5.0";
    return new Finding.Scored(inspector, score, 5, List.of(), text);
  }

  static Finding intercepting(Remedy... then) {
    return rule(Kind.INTERCEPT, false, then);
  }

  static Finding passing(Remedy... then) {
    return rule(Kind.PASS, false, then);
  }

  static Finding rule(Kind kind, boolean judgesFindings, Remedy... then) {
    return new Finding.Matched(
        "rules",
        "my rule",
        kind,
        List.of(then),
        judgesFindings,
        "rule \"my rule\" matched: a.exe is like *.exe");
  }

  static JudgeSettings settings(AntivirusPolicy antivirus, Unknown rulesUnknown) {
    return new JudgeSettings(
        antivirus, rulesUnknown, Optional.of(spam(SpamPolicySettings.Unknown.DELIVER)), "[?]");
  }

  static SpamPolicySettings spam(SpamPolicySettings.Unknown unknown) {
    return new SpamPolicySettings(
        new SpamThresholds(Optional.of(5.0), Optional.of(10.0), Optional.of(20.0)),
        SenderLists.NONE,
        unknown,
        "[SPAM]",
        "[NO SPAM CHECK]",
        "X-Postern-Spam-");
  }

  static JudgeSettings cautious() {
    return settings(AntivirusPolicy.CAUTIOUS, Unknown.HOLD);
  }

  static AntivirusPolicy antivirus(OnInfected infected, NoAnswer noAnswer, Unknown unknown) {
    return new AntivirusPolicy(infected, noAnswer, unknown, false, List.of());
  }

  static Verdict by(JudgeSettings settings, Finding... findings) {
    return new Judge(settings).judge(mail(), occasion(findings));
  }

  static Mail mail() {
    return InspectedMails.plain("x");
  }

  static Occasion occasion(Finding... findings) {
    return new Occasion(
        Occasion.Direction.INCOMING,
        Optional.of("info"),
        Optional.empty(),
        Instant.EPOCH,
        List.of(findings));
  }
}
