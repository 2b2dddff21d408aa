package io.postern.account;

import io.postern.inspect.Remedy;
import io.postern.inspect.rules.Rule;
import io.postern.inspect.rules.file.Hint;
import io.postern.inspect.rules.file.Lint;
import io.postern.inspect.rules.file.RulesFile;
import io.postern.inspect.rules.file.RulesReading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the file of rules, once. */
final class RulesFileReader {
  /** Name of the file when none is written. */
  static final String USUAL = "rules.yaml";

  private final Optional<Path> file;
  private final RulesReading reading;

  /**
   * @param written the file that is written; empty for the usual one
   */
  RulesFileReader(Optional<Path> written, Surroundings surroundings) {
    Path usual = surroundings.home().resolve(USUAL);
    this.file = written.or(() -> Optional.of(usual).filter(Files::exists));
    this.reading =
        file.map(path -> RulesFile.read(path, surroundings.clock().getZone()))
            .orElseGet(() -> new RulesReading.Good(List.of(), List.of()));
  }

  /** The file; empty when there is none. */
  Optional<Path> file() {
    return file;
  }

  /**
   * Finds what is wrong.
   *
   * @param sends whether a way out is written
   */
  void check(Problems problems, boolean sends) {
    if (reading instanceof RulesReading.Bad bad) {
      bad.problems()
          .forEach(
              p -> problems.add(new Problem(p.file(), p.line(), p.key(), p.wrong(), p.advice())));
    }
    rules().stream()
        .filter(rule -> rule.name().equals(BannedReader.NAME))
        .forEach(
            rule ->
                problems.add(
                    problem(rule, "has the name of the gateway's own rule", "expected another")));
    if (new ReturnToSender(sends).isImpossible()) {
      rules().stream()
          .filter(RulesFileReader::returns)
          .map(rule -> problem(rule, ReturnToSender.WRONG, ReturnToSender.ADVICE))
          .forEach(problems::add);
    }
  }

  private static boolean returns(Rule rule) {
    return rule.then().stream().anyMatch(Remedy.Return.class::isInstance);
  }

  private Problem problem(Rule rule, String wrong, String advice) {
    return new Problem(name(), rule.line(), "rule \"" + rule.name() + "\"", wrong, advice);
  }

  private String name() {
    return file.map(Path::getFileName).map(Path::toString).orElse(USUAL);
  }

  /** The rules, in their order; none when something is wrong with the file. */
  List<Rule> rules() {
    return reading instanceof RulesReading.Good good ? good.rules() : List.of();
  }

  /**
   * What is probably not meant, a sentence each.
   *
   * @param all the rules, with those that are made from settings
   * @param accounts names of all accounts
   * @param inspectors names of all scanners
   */
  List<String> hints(List<Rule> all, Set<String> accounts, Set<String> inspectors) {
    return Lint.of(all, accounts, inspectors).stream().map(this::sentence).toList();
  }

  private String sentence(Hint hint) {
    return (hint.line() > 0 ? name() + ":" + hint.line() : "postern.inspect.banned")
        + ": rule \""
        + hint.rule()
        + "\": "
        + hint.text();
  }
}
