package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The folder {@code bad} holds settings with a mistake, and beside each what must be said about it.
 */
class EveryWrongSettingIsNamedTest {

  @ParameterizedTest
  @MethodSource("files")
  void exactlyTheExpectedProblemsAreFound(Path file) throws IOException {
    assertThat(said(file)).isEqualTo(Files.readAllLines(expectation(file)));
  }

  @ParameterizedTest
  @MethodSource("files")
  void noProblemShowsASecret(Path file) throws IOException {
    assertThat(said(file)).isNotEmpty().noneMatch(line -> line.contains(Settings.SECRET));
  }

  @Test
  void noExpectationIsLeftWithoutItsSettings() throws IOException, URISyntaxException {
    try (Stream<Path> all = Files.list(folder())) {
      assertThat(all.filter(path -> path.toString().endsWith(".expected")))
          .hasSizeGreaterThan(50)
          .allMatch(path -> Files.exists(Path.of(path.toString().replace(".expected", ".yaml"))));
    }
  }

  private static List<String> said(Path file) throws IOException {
    List<Problem> problems = YamlCheck.problems(file);
    if (problems.isEmpty() && Settings.readFile(file) instanceof Reading.Invalid invalid) {
      problems = invalid.problems();
    }
    return problems.stream().map(Problem::toString).toList();
  }

  private static Path expectation(Path file) {
    return Path.of(file.toString().replace(".yaml", ".expected"));
  }

  private static Path folder() throws URISyntaxException {
    return Path.of(EveryWrongSettingIsNamedTest.class.getResource("bad").toURI());
  }

  static List<Path> files() throws IOException, URISyntaxException {
    try (Stream<Path> all = Files.list(folder())) {
      return all.filter(path -> path.toString().endsWith(".yaml")).sorted().toList();
    }
  }
}
