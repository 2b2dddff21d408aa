package io.postern.account;

import io.postern.inspect.judge.JudgeSettings;
import io.postern.inspect.mime.Limits;
import io.postern.inspect.rules.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads how mail is looked into. */
final class InspectReader {
  private static final String ANTIVIRUS = "antivirus";
  private static final String SPAM = "spam";
  private static final String BANNED = "banned";
  private static final String LIMITS = "limits";

  private final InspectKeys keys;
  private final Section inspect;
  private final boolean sends;
  private final AntivirusReader antivirus;
  private final SpamReader spam;
  private final BannedReader banned;
  private final RulesFileReader rules;

  /**
   * @param sends whether a way out is written
   * @param helo what we call ourselves
   */
  InspectReader(
      InspectKeys keys, Section root, boolean sends, String helo, Surroundings surroundings) {
    this.keys = keys;
    this.inspect = root.group("inspect");
    this.sends = sends;
    this.antivirus = new AntivirusReader(keys.antivirus, sends, surroundings.home());
    this.spam = new SpamReader(keys.spam, sends, helo);
    this.banned = new BannedReader(keys, sends);
    this.rules = new RulesFileReader(inspect.get(keys.rules), surroundings);
  }

  /** Whether anything is written about it, here or in the usual file of rules. */
  private boolean isOn() {
    return !inspect.node().isEmpty() || rules.file().isPresent();
  }

  /**
   * Finds what is wrong.
   *
   * @param dataDir folder of all that is kept; empty when something is wrong with it
   */
  void check(Optional<Path> dataDir) {
    if (inspect.problems().isAbandoned(inspect.node())) {
      return;
    }
    inspect.check(keys.own());
    inspect.group(LIMITS).check(keys.limits());
    banned.check(inspect.group(BANNED));
    antivirus.check(inspect.group(ANTIVIRUS), dataDir);
    spam.check(inspect.group(SPAM));
    rules.check(inspect.problems(), sends);
  }

  /**
   * The settings, when nothing is wrong; empty when mail is not looked into.
   *
   * @param usualLanguage of notices when none is written
   * @param accounts names of all accounts
   */
  Optional<Inspection> read(Path dataDir, Locale usualLanguage, Set<String> accounts) {
    if (!isOn()) {
      return Optional.empty();
    }
    AntivirusScanners viruses = antivirus.read(inspect.group(ANTIVIRUS), dataDir);
    SpamScanners scores = spam.read(inspect.group(SPAM));
    List<Rule> all = allRules();
    return Optional.of(
        new Inspection(
            rules.file(),
            all,
            rules.hints(all, accounts, names(viruses, scores)),
            limits(inspect.group(LIMITS)),
            inspect.get(keys.language).orElse(usualLanguage),
            viruses,
            scores,
            judge()));
  }

  private List<Rule> allRules() {
    return Stream.concat(banned.read(inspect.group(BANNED)).stream(), rules.rules().stream())
        .toList();
  }

  private static Set<String> names(AntivirusScanners viruses, SpamScanners scores) {
    return Stream.concat(viruses.names(), scores.names()).collect(Collectors.toUnmodifiableSet());
  }

  private JudgeSettings judge() {
    return new JudgeSettings(
        antivirus.policy(inspect.group(ANTIVIRUS)),
        inspect.value(keys.rulesUnknown),
        spam.policy(inspect.group(SPAM)),
        inspect.value(keys.uncheckedTag));
  }

  private Limits limits(Section limits) {
    Limits standard = Limits.standard();
    return new Limits(
        limits.value(keys.time),
        limits.value(keys.depth),
        limits.value(keys.parts),
        standard.headerOctets(),
        standard.decodedOctets(),
        limits.value(keys.archiveDepth),
        limits.value(keys.archiveEntries),
        limits.value(keys.inflated),
        standard.inflationRatio(),
        standard.textOctets(),
        standard.memoryOctets());
  }
}
