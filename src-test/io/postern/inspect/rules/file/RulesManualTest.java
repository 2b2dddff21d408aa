package io.postern.inspect.rules.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/rules.md says of every condition and action what the tables say, and shows no others. */
class RulesManualTest {
  private static final Path MANUAL = Path.of("docs/rules.md");

  @Test
  void theManualHasARowForEveryConditionAndActionAndNoOther() throws IOException {
    List<String> rows =
        Files.readAllLines(MANUAL).stream()
            .filter(line -> line.startsWith("| `") && line.split(" \\| ").length == 4)
            .toList();
    assertThat(rows).containsExactlyElementsOf(expectedRows().toList());
  }

  @ParameterizedTest
  @MethodSource("conditions")
  void everyExampleOfAConditionReads(ConditionKey<?> key) {
    String condition = "{" + key.name() + ": " + key.example() + "}";
    assertThat(Rulesets.read("rules: [{name: x, intercept: " + condition + "}]"))
        .isInstanceOfSatisfying(
            RulesReading.Good.class, good -> assertThat(good.rules()).hasSize(1));
    assertThat(Rulesets.read("rules: [{name: x, pass: " + condition + "}]"))
        .isInstanceOf(RulesReading.Good.class);
  }

  @ParameterizedTest
  @MethodSource("actions")
  void everyExampleOfAnActionReads(ActionKey key) {
    String kind = key.mayPass() ? "pass" : "intercept";
    assertThat(
            Rulesets.read(
                "rules: [{name: x, " + kind + ": {always: true}, then: [" + key.example() + "]}]"))
        .isInstanceOfSatisfying(
            RulesReading.Good.class, good -> assertThat(good.rules().get(0).then()).isNotEmpty());
  }

  @Test
  void everySampleOfTheManualReadsWithoutHints() throws IOException {
    List<String> samples =
        Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(MANUAL))
            .results()
            .map((MatchResult sample) -> sample.group(1))
            .toList();
    assertThat(samples).hasSize(3);
    assertThat(samples)
        .allSatisfy(
            sample ->
                assertThat(Rulesets.read(sample))
                    .isInstanceOfSatisfying(
                        RulesReading.Good.class, good -> assertThat(good.hints()).isEmpty()));
  }

  static Stream<String> expectedRows() {
    return Stream.concat(
        conditions().stream()
            .map(
                key ->
                    row(
                        key.name(),
                        key.kind().expected(),
                        key.name() + ": " + key.example(),
                        key.meaning())),
        actions().stream()
            .map(key -> row(key.name(), key.expected(), key.example(), key.meaning())));
  }

  private static String row(String name, String expected, String example, String meaning) {
    return String.join(
            " | ", "| `" + name + "`", plain(expected), "`" + example + "`", plain(meaning))
        + " |";
  }

  private static String plain(String text) {
    return text.replace("*", "\\*").replace("|", "\\|");
  }

  static List<ConditionKey<?>> conditions() {
    return ConditionTable.rows();
  }

  static List<ActionKey> actions() {
    return ActionTable.rows();
  }
}
