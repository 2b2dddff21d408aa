package io.postern.inspect.rules.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is in the file, it is read or refused with problems on one line each. */
class NoTextBreaksTheRulesReaderTest {
  private static final String SAMPLE =
      """
      rules:
        - name: "one"
          intercept:
            attachment: &a ["*.exe", '*.bat; *.com']
            any: [{subject: "*x*"}, {not: {larger-than: 10MB}}]
            time: {on: MON-FRI, between: 07:00-19:00}
            header: {X-A: "*"}
          then: [notify-recipients, notify: a@company.example, add-header: "X-B: c"]
        - name: two
          pass: {archived: *a, finding: "clamd: clean", score-at-least: 1.5}
          then: [tag-subject: "[x]"]
          enabled: false
      """;

  @TempDir Path folder;

  @Property(tries = 200)
  void anyTextIsReadOrRefused(@ForAll String text) {
    check(Rulesets.read(text));
  }

  @Property(tries = 200)
  void anyOctetsAreReadOrRefused(@ForAll byte[] octets) {
    check(Rulesets.read(octets));
  }

  @Property(tries = 1_000)
  void anythingThatLooksLikeYamlIsReadOrRefused(@ForAll("yaml") String text) {
    check(Rulesets.read(text));
  }

  @Property(tries = 1_000)
  void rulesWithAPieceReplacedAreReadOrRefused(
      @ForAll("places") int at, @ForAll("places") int length, @ForAll("yaml") String piece) {
    int from = Math.min(at, SAMPLE.length());
    int to = Math.min(from + length % 20, SAMPLE.length());
    check(Rulesets.read(SAMPLE.substring(0, from) + piece + SAMPLE.substring(to)));
  }

  @Provide
  Arbitrary<Integer> places() {
    return Arbitraries.integers().between(0, SAMPLE.length());
  }

  @Provide
  Arbitrary<String> yaml() {
    List<String> pieces = new ArrayList<>(List.of("\n", "\n  ", "\n    - ", ": ", "- ", ", "));
    pieces.addAll(List.of("[", "]", "{", "}", "\"", "'", "&a ", "*a", "!x ", "!!int ", "? ", "| "));
    pieces.addAll(List.of("# ", "---\n", "...", "<<", "~", "%", "\t", "\u202e", "\u0085", "*.exe"));
    pieces.addAll(List.of("rules:", "name: x", "intercept:", "pass:", "then:", "any:", "not:"));
    pieces.addAll(List.of("a@b.example", "10MB", "07:00", "time:", "header:", "finding:"));
    return Arbitraries.of(pieces).list().ofMaxSize(12).map(list -> String.join("", list));
  }

  @Test
  void theSampleIsGood() {
    assertThat(Rulesets.rules(SAMPLE)).hasSize(1);
  }

  @Test
  void deepNestsAreRefused() {
    check(refused("[".repeat(100_000)));
    check(refused("{a: ".repeat(100_000)));
    check(refused("- ".repeat(100_000)));
    check(refused("rules: [{name: x, intercept: " + "{not: ".repeat(70) + "{subject: a}"));
  }

  @Test
  void aliasesThatMultiplyAreRefusedInTime() {
    String bomb =
        IntStream.range(1, 25)
            .mapToObj(i -> "a" + i + ": &a" + i + " [*a" + (i - 1) + ", *a" + (i - 1) + "]\n")
            .collect(Collectors.joining("", "a0: &a0 [x, y]\n", ""));
    assertTimeout(Duration.ofSeconds(20), () -> check(refused(bomb)));
  }

  @Test
  void aFileOfMoreThanOneMegabyteIsNotRead() throws IOException {
    Path file = folder.resolve("rules.yaml");
    Files.writeString(file, "rules: []\n" + "#".repeat(RulesFile.MAX_OCTETS - 10));
    assertThat(RulesFile.read(file, Rulesets.ZONE)).isInstanceOf(RulesReading.Good.class);
    Files.writeString(file, "rules: []\n" + "#".repeat(RulesFile.MAX_OCTETS - 9));
    assertThat(said(file))
        .containsExactly("rules.yaml: is larger than 1 MB; expected a smaller file");
  }

  @Test
  void whatIsNoTextOrNotThereIsSaid() throws IOException {
    Path file = folder.resolve("rules.yaml");
    assertThat(said(file)).containsExactly("rules.yaml: cannot be read (NoSuchFileException)");
    Files.write(file, "rules: [] # f\u00fcr".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(said(file)).containsExactly("rules.yaml: is not UTF-8 text; expected YAML in UTF-8");
    assertThat(said(folder)).hasSize(1);
  }

  @Test
  void ofManyProblemsThereIsAnEnd() {
    String many = "rules:\n" + "- x\n".repeat(900) + "- {name: x, a: b}\n".repeat(99);
    assertThat(((RulesReading.Bad) refused(many)).problems()).hasSizeBetween(900, 1_000);
  }

  @Test
  void ofManyMasksThereIsAnEnd() {
    String masks = "a;".repeat(10_001);
    check(refused("rules: [{name: x, intercept: {subject: \"" + masks + "\"}}]"));
  }

  private static List<String> said(Path file) {
    return ((RulesReading.Bad) RulesFile.read(file, Rulesets.ZONE))
        .problems().stream().map(RuleProblem::toString).toList();
  }

  private static RulesReading refused(String text) {
    RulesReading reading = Rulesets.read(text);
    assertThat(reading).isInstanceOf(RulesReading.Bad.class);
    return reading;
  }

  private static void check(RulesReading reading) {
    if (reading instanceof RulesReading.Bad bad) {
      assertThat(bad.problems()).isNotEmpty().allSatisfy(NoTextBreaksTheRulesReaderTest::check);
    }
  }

  private static void check(RuleProblem problem) {
    assertThat(problem.toString()).hasSizeLessThan(2_000);
    assertThat(problem.toString().chars()).noneMatch(Character::isISOControl);
  }
}
