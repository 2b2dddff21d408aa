package io.postern.inspect.enact;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.Finding;
import io.postern.inspect.Finding.CouldNotTell.Why;
import io.postern.inspect.Finding.Matched.Kind;
import io.postern.inspect.Occasion;
import io.postern.inspect.Remedy;
import io.postern.inspect.judge.AntivirusPolicy;
import io.postern.inspect.judge.Judge;
import io.postern.inspect.judge.JudgeSettings;
import io.postern.inspect.judge.NoAnswer;
import io.postern.inspect.judge.OnInfected;
import io.postern.inspect.judge.Unknown;
import io.postern.inspect.judge.Verdict;
import io.postern.inspect.spam.SenderLists;
import io.postern.inspect.spam.SpamPolicy;
import io.postern.inspect.spam.SpamPolicySettings;
import io.postern.inspect.spam.SpamThresholds;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Any findings, any rule, any policy. */
class NothingUncheckedSlipsThroughTest {
  private static final SpamPolicySettings SPAM =
      new SpamPolicySettings(
          new SpamThresholds(Optional.of(5.0), Optional.of(10.0), Optional.of(20.0)),
          SenderLists.NONE,
          SpamPolicySettings.Unknown.TAG,
          "[SPAM]",
          "[NO SPAM CHECK]",
          "X-Postern-Spam-");
  private static final List<Remedy> REMEDIES =
      List.of(
          new Remedy.Deliver(),
          new Remedy.Hold(),
          new Remedy.Discard(),
          new Remedy.Return(),
          new Remedy.Later(),
          new Remedy.Redirect(List.of(Case.BOSS)),
          new Remedy.NotifyRecipients(),
          new Remedy.NotifySpecialist(Case.SECURITY),
          new Remedy.Warn(),
          new Remedy.Copy(List.of(Case.BOSS)),
          new Remedy.TagSubject("[?]"),
          new Remedy.AddHeader("X-A", "b"),
          new Remedy.StripAttachments(List.of()));

  private static Finding finding(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> new Finding.Infected("clamd", List.of("x"), "clamd found x");
      case 1 -> new Finding.CouldNotTell("clamd", Why.NO_ANSWER, "clamd is silent");
      case 2 -> new Finding.CouldNotTell("icap", Why.MAIL, "too large for icap");
      case 3 -> new Finding.Scored("spamd", random.nextInt(30), 5, List.of(), "spamd counted");
      case 4 -> new Finding.CouldNotTell("rspamd", Why.NO_ANSWER, "rspamd is silent");
      case 5 -> new Finding.CouldNotTell("rules", Why.MAIL, "rule \"x\" cannot tell");
      case 6 -> rule(random);
      default -> new Finding.Clean("clamd", "clamd found nothing");
    };
  }

  private static Finding rule(Random random) {
    List<Remedy> then = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      then.add(one(random, REMEDIES));
    }
    Kind kind = one(random, List.of(Kind.values()));
    return new Finding.Matched("rules", "x", kind, then, false, "rule \"x\" matched");
  }

  private static <T> T one(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private static List<Finding> findings(Random random) {
    List<Finding> findings = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      findings.add(finding(random));
    }
    return findings;
  }

  private static JudgeSettings settings(AntivirusPolicy antivirus, Unknown rules) {
    return new JudgeSettings(antivirus, rules, Optional.of(SPAM), "[UNCHECKED]");
  }

  private static Enacted enact(JudgeSettings settings, List<Finding> findings, Random random)
      throws IOException {
    Case one = new Case();
    one.direction = one(random, List.of(Occasion.Direction.values()));
    Occasion occasion =
        new Occasion(one.direction, Optional.empty(), Optional.empty(), Instant.EPOCH, findings);
    Verdict verdict = new Judge(settings).judge(one.mail, occasion);
    boolean clean = findings.stream().allMatch(Finding.Clean.class::isInstance);
    assertThat(verdict.reasons().isEmpty()).isEqualTo(clean);
    Enacted enacted =
        new Enactor(
                one.notices,
                (mail, when) -> one.recipients,
                one.strip,
                Optional.of(new SpamPolicy(SPAM).mark()))
            .enact(one.mail, occasion, verdict);
    assertThat(enacted.mail().header()).isSameAs(one.mail.header());
    assertThat(enacted.mail().id()).isEqualTo("m-1");
    if (!leaves(enacted) || enacted.changes().isEmpty()) {
      assertThat(enacted.mail()).isSameAs(one.mail);
    }
    if (enacted.fate() instanceof Enacted.Fate.Deferred) {
      assertThat(enacted.errands()).isEmpty();
    }
    return enacted;
  }

  private static boolean leaves(Enacted enacted) {
    return enacted.fate() instanceof Enacted.Fate.Onward
        || enacted.fate() instanceof Enacted.Fate.Redirected;
  }

  @Property(tries = 1_000)
  void whereThePolicyIsCautious(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    List<Finding> findings = findings(random);
    Enacted enacted = enact(settings(AntivirusPolicy.CAUTIOUS, Unknown.HOLD), findings, random);
    boolean scanned =
        findings.stream()
            .noneMatch(
                finding ->
                    finding instanceof Finding.Infected
                        || (finding instanceof Finding.CouldNotTell
                            && List.of("clamd", "icap").contains(finding.inspector())));
    if (!scanned) {
      assertThat(leaves(enacted)).isFalse();
      assertThat(enacted.errands()).isEmpty();
    }
  }

  @Property(tries = 1_000)
  void whereItLetsPassEverythingIsMarkedOrWarnedAbout(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    List<Finding> findings = findings(random);
    AntivirusPolicy lenient =
        new AntivirusPolicy(OnInfected.PASS, NoAnswer.TAG, Unknown.TAG, true, List.of());
    Enacted enacted = enact(settings(lenient, Unknown.TAG), findings, random);
    if (leaves(enacted) && findings.stream().anyMatch(Finding.Infected.class::isInstance)) {
      assertThat(enacted.changes()).contains("it is the attachment of a warning");
    }
    if (leaves(enacted) && findings.stream().anyMatch(f -> f.text().contains("icap"))) {
      assertThat(enacted.changes()).contains("tagged: [UNCHECKED]");
    }
  }
}
