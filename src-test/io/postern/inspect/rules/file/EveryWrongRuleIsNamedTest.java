package io.postern.inspect.rules.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The folder {@code bad} holds rules with mistakes, and beside each what must be said about it. */
class EveryWrongRuleIsNamedTest {

  @ParameterizedTest
  @MethodSource("files")
  void exactlyTheExpectedProblemsAreFound(Path file) throws IOException {
    assertThat(said(file)).isEqualTo(Files.readAllLines(expectation(file)));
  }

  @Test
  void noExpectationIsLeftWithoutItsRules() throws IOException, URISyntaxException {
    try (Stream<Path> all = Files.list(folder())) {
      assertThat(all.filter(path -> path.toString().endsWith(".expected")))
          .hasSizeGreaterThan(80)
          .allMatch(path -> Files.exists(Path.of(path.toString().replace(".expected", ".yaml"))));
    }
  }

  private static List<String> said(Path file) {
    return RulesFile.read(file, ZoneOffset.UTC) instanceof RulesReading.Bad bad
        ? bad.problems().stream().map(RuleProblem::toString).toList()
        : List.of();
  }

  private static Path expectation(Path file) {
    return Path.of(file.toString().replace(".yaml", ".expected"));
  }

  private static Path folder() throws URISyntaxException {
    return Path.of(EveryWrongRuleIsNamedTest.class.getResource("bad").toURI());
  }

  static List<Path> files() throws IOException, URISyntaxException {
    try (Stream<Path> all = Files.list(folder())) {
      return all.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
