package io.postern.manage;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line of a policy test that must hold.
 *
 * @param line where it is written, from 1
 * @param key one of {@link #KEYS}
 * @param value as written
 */
record Expectation(int line, String key, String value) {
  static final String NONE = "none";

  private static final Map<String, Aspect> ASPECTS =
      Map.of(
          "fate", new Aspect(report -> report.fate().word(), String::equals),
          "rule", new Aspect(report -> report.rule().orElse(NONE), String::equalsIgnoreCase),
          "tag", new Aspect(report -> orNone(report.tag()), Expectation::isTag),
          "recipients",
              new Aspect(
                  report -> list(report.recipients().stream().map(TrialWay.Recipient::name)),
                  (wanted, came) -> set(wanted).equals(set(came))),
          "notice", new Aspect(report -> errands(report, true), Expectation::isAmong),
          "copy", new Aspect(report -> errands(report, false), Expectation::isAmong),
          "finding", new Aspect(Expectation::findings, Expectation::isFound));

  /** What can be expected, in the order of the documentation. */
  static final List<String> KEYS =
      List.of("fate", "rule", "tag", "recipients", "notice", "copy", "finding");

  /** Keys that may stand in several lines. */
  static final List<String> REPEATED = List.of("tag", "notice", "copy", "finding");

  /**
   * A side of a report.
   *
   * @param came what it is, in a few words
   * @param holds whether what was wanted is what came
   */
  private record Aspect(Function<TrialReport, String> came, BiPredicate<String, String> holds) {}

  /** What came instead; empty when the line holds. */
  Optional<String> contradiction(TrialReport report) {
    Aspect aspect = ASPECTS.get(key);
    String came = aspect.came().apply(report);
    return aspect.holds().test(value, came) ? Optional.empty() : Optional.of(came);
  }

  private static String orNone(String text) {
    return text.isEmpty() ? NONE : text;
  }

  private static String list(Stream<String> texts) {
    return orNone(texts.distinct().collect(Collectors.joining(", ")));
  }

  private static String errands(TrialReport report, boolean notices) {
    return list(
        report.errands().stream()
            .filter(errand -> errand.isNotice() == notices)
            .flatMap(errand -> errand.to().stream()));
  }

  private static String findings(TrialReport report) {
    return list(report.findings().stream().map(each -> each.inspector() + ": " + each.word()));
  }

  private static boolean isTag(String wanted, String came) {
    return wanted.equals(NONE) ? came.equals(NONE) : came.contains(wanted);
  }

  private static boolean isAmong(String wanted, String came) {
    return set(came).containsAll(set(wanted));
  }

  /** {@code clamd: infected}, or {@code infected} of whichever inspector. */
  private static boolean isFound(String wanted, String came) {
    boolean named = wanted.contains(":");
    return set(came).stream()
        .map(each -> named ? each : each.substring(each.indexOf(':') + 1).strip())
        .anyMatch(set(wanted)::contains);
  }

  private static TreeSet<String> set(String texts) {
    return Arrays.stream(texts.split(",", -1))
        .map(each -> each.replace(": ", ":").strip().toLowerCase(Locale.ROOT))
        .filter(each -> !each.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
