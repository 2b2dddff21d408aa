package io.postern.account;

import io.postern.account.AntivirusScanners.Scanner;
import io.postern.account.text.ChoiceText;
import io.postern.account.text.ScoreText;
import io.postern.inspect.Occasion.Direction;
import io.postern.inspect.judge.AntivirusPolicy;
import io.postern.inspect.rules.Rule;
import io.postern.inspect.spam.SpamPolicySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in a few lines how mail would be looked into. */
final class InspectionSummary {
  private final Inspection inspection;

  InspectionSummary(Inspection inspection) {
    this.inspection = inspection;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("mail is inspected: " + rules());
    if (!inspection.antivirus().directions().isEmpty()) {
      lines.add("  " + antivirus());
    }
    inspection.judge().spam().ifPresent(policy -> lines.add("  " + spam(policy)));
    inspection.hints().forEach(hint -> lines.add("  hint: " + hint));
    return lines;
  }

  private String rules() {
    long written = inspection.rules().stream().filter(rule -> rule.line() > 0).count();
    Stream<String> file =
        inspection.rulesFile().stream()
            .map(path -> Summary.count((int) written, "rule") + " in " + path);
    Stream<String> banned =
        inspection.rules().stream()
            .filter(rule -> rule.line() == 0)
            .map(Rule::name)
            .map(name -> name + "s");
    String all = Stream.concat(banned, file).collect(Collectors.joining(", "));
    return all.isEmpty() ? "no rules" : all;
  }

  private String antivirus() {
    AntivirusScanners scanners = inspection.antivirus();
    AntivirusPolicy policy = inspection.judge().antivirus();
    Stream<Optional<String>> asked =
        Stream.of(
            scanners.fileDrop().map(drop -> drop.name() + " " + drop.folder()),
            scanners.clamd().map(Scanner::settings).map(s -> s.name() + " " + s.address()),
            scanners
                .icap()
                .map(Scanner::settings)
                .map(s -> s.name() + " " + s.address() + "/" + s.service()),
            scanners
                .command()
                .map(Scanner::settings)
                .map(s -> s.name() + " " + s.command().get(0)));
    return "antivirus, "
        + directions(scanners.directions())
        + ": "
        + joined(asked)
        + "; infected: "
        + ChoiceText.write(policy.infected())
        + ", unknown: "
        + ChoiceText.write(policy.unknown())
        + ", no answer: "
        + ChoiceText.write(policy.noAnswer());
  }

  private String spam(SpamPolicySettings policy) {
    SpamScanners scanners = inspection.spam();
    Stream<Optional<String>> asked =
        Stream.of(
            scanners.spamassassin().map(s -> s.name() + " " + s.address()),
            scanners.rspamd().map(s -> s.name() + " " + s.check()));
    Stream<Optional<String>> steps =
        Stream.of(
            policy.thresholds().tag().map(score -> "tag from " + ScoreText.write(score)),
            policy.thresholds().hold().map(score -> "hold from " + ScoreText.write(score)),
            policy.thresholds().discard().map(score -> "discard from " + ScoreText.write(score)));
    String done = joined(steps);
    return "spam, "
        + directions(scanners.directions())
        + ": "
        + joined(asked)
        + "; "
        + (done.isEmpty() ? "header fields only" : done)
        + "; unknown: "
        + ChoiceText.write(policy.unknown());
  }

  private static String joined(Stream<Optional<String>> words) {
    return words.flatMap(Optional::stream).collect(Collectors.joining(", "));
  }

  private static String directions(Set<Direction> directions) {
    return directions.stream().sorted().map(ChoiceText::write).collect(Collectors.joining(" and "));
  }
}
