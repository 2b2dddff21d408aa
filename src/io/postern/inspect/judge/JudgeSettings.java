package io.postern.inspect.judge;

import io.postern.inspect.Finding;
import io.postern.inspect.spam.SpamPolicySettings;
import io.postern.mail.SubjectTag;
import java.util.Optional;
import java.util.Set;

/**
 * By what a mail is judged.
 *
 * <p>Who could not tell what is known by name: {@code rules} are the rules, spam scanners are the
 * ones named here, and whoever else says {@link Finding.CouldNotTell} should have found viruses, so
 * that a forgotten name makes the judge stricter. What was found is known by the kind of finding.
 *
 * @param antivirus for infected mail and mail that was not scanned
 * @param rulesUnknown when a rule that intercepts could not tell
 * @param spam for mail that a spam scanner looked at; empty when scores are only mentioned
 * @param spamScanners the names of those inspectors
 * @param uncheckedTag before the subject of mail that goes on although it could not be checked, for
 *     example {@code [UNCHECKED]}; empty to leave the subject alone
 */
public record JudgeSettings(
    AntivirusPolicy antivirus,
    Unknown rulesUnknown,
    Optional<SpamPolicySettings> spam,
    Set<String> spamScanners,
    String uncheckedTag) {
  /** What spam scanners are called unless somebody calls them otherwise. */
  public static final Set<String> USUAL_SPAM_SCANNERS = Set.of("spamassassin", "spamd", "rspamd");

  private static final String RULES = "rules";

  /**
   * @throws IllegalArgumentException when the tag cannot stand in a header
   */
  public JudgeSettings {
    spamScanners = Set.copyOf(spamScanners);
    if (!uncheckedTag.isEmpty() && !SubjectTag.isTag(uncheckedTag)) {
      throw new IllegalArgumentException(
          "a subject tag must be at most 100 characters of printable ASCII: \""
              + uncheckedTag
              + "\"");
    }
  }

  /** With the usual names. */
  public JudgeSettings(
      AntivirusPolicy antivirus,
      Unknown rulesUnknown,
      Optional<SpamPolicySettings> spam,
      String uncheckedTag) {
    this(antivirus, rulesUnknown, spam, USUAL_SPAM_SCANNERS, uncheckedTag);
  }

  /** Whether rules said that. */
  boolean isOfRules(Finding finding) {
    return finding.inspector().equals(RULES);
  }

  /** Whether a finding is about spam. */
  boolean isAboutSpam(Finding finding) {
    return finding instanceof Finding.Scored || (isOfSpamScanner(finding) && isVague(finding));
  }

  /** Whether a finding says that viruses may be in what was not looked at. */
  boolean isUnscanned(Finding finding) {
    return finding instanceof Finding.CouldNotTell
        && !isOfRules(finding)
        && !isOfSpamScanner(finding);
  }

  private boolean isOfSpamScanner(Finding finding) {
    return spamScanners.contains(finding.inspector());
  }

  private static boolean isVague(Finding finding) {
    return finding instanceof Finding.CouldNotTell || finding instanceof Finding.Clean;
  }
}
