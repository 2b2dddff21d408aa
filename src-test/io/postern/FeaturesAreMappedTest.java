package io.postern;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.FeatureTable.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;

/**
 * docs/features.md says of every feature of the predecessor's incoming mail (F28 to F72) and of its
 * supervision and settings (F117 to F142) what it is here; the keys, commands, operations and tests
 * that it names are there, and each test says of itself that it proves the feature.
 */
class FeaturesAreMappedTest {
  /** The numbers of which each has one row. */
  private static final List<Integer> NUMBERS =
      IntStream.concat(IntStream.rangeClosed(28, 72), IntStream.rangeClosed(117, 142))
          .boxed()
          .toList();

  private static final Pattern KEY_OF_THE_MANUAL =
      Pattern.compile("^\\| `(postern\\.[^`]+)`", Pattern.MULTILINE);

  private final List<Row> rows = FeatureTable.read(Path.of("docs/features.md"));

  @Test
  void eachNumberHasOneRow() {
    assertThat(rows.stream().map(Row::number)).containsExactlyElementsOf(NUMBERS);
  }

  @Test
  void eachRowSaysWhatItWasAndWhatItIs() {
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.was()).as("F%d", row.number()).isNotBlank();
              assertThat(row.is()).as("F%d", row.number()).isNotBlank();
              assertThat(row.tests()).as("F%d", row.number()).isNotEmpty();
            });
  }

  @Test
  void eachKeyIsInTheManual() throws IOException {
    Set<String> keys =
        KEY_OF_THE_MANUAL
            .matcher(Files.readString(Path.of("docs/configuration.md")))
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(keys).hasSizeGreaterThan(100);
    assertThat(
            rows.stream()
                .flatMap(row -> row.quoted().stream())
                .filter(text -> text.startsWith("postern."))
                .map(text -> text.split(":")[0]))
        .isNotEmpty()
        .isSubsetOf(keys);
  }

  @TestFactory
  Stream<DynamicTest> eachCommandCanBeTyped() {
    return rows.stream()
        .flatMap(row -> row.quoted().stream())
        .filter(text -> text.startsWith("./postern "))
        .distinct()
        .map(line -> DynamicTest.dynamicTest(line, () -> assertCanBeTyped(line)));
  }

  /** Words in capitals and file names are places for what a person types. */
  private static void assertCanBeTyped(String line) {
    CommandLine command = new CommandLine(Postern.class);
    for (String word : line.substring("./postern ".length()).split(" ")) {
      if (word.startsWith("--")) {
        assertThat(command.getCommandSpec().optionsMap()).containsKey(word);
      } else if (command.getSubcommands().containsKey(word)) {
        command = command.getSubcommands().get(word);
      } else {
        assertThat(command.getParent()).as("%s: no command \"%s\"", line, word).isNotNull();
        assertThat(takesWords(command)).as("%s: what is \"%s\"?", line, word).isTrue();
      }
    }
  }

  private static boolean takesWords(CommandLine command) {
    return command.getSubcommands().isEmpty()
        && (!command.getCommandSpec().positionalParameters().isEmpty()
            || command.getCommandSpec().options().stream()
                .anyMatch(option -> option.arity().max() > 0));
  }

  @Test
  void eachOperationIsManaged() throws IOException, ClassNotFoundException {
    Set<String> managed = FeatureTable.operations(Path.of("src/io/postern/manage"));
    assertThat(managed).hasSizeGreaterThan(30);
    assertThat(
            rows.stream()
                .flatMap(row -> row.quoted().stream())
                .filter(text -> text.matches("[A-Z][a-z]+\\.[a-z][A-Za-z]+")))
        .isNotEmpty()
        .isSubsetOf(managed);
  }

  @Test
  void eachLinkLeadsSomewhere() throws IOException {
    assertThat(
            Pattern.compile("\\]\\(([^)#]+)\\)")
                .matcher(Files.readString(Path.of("docs/features.md")))
                .results()
                .map(link -> Path.of("docs").resolve(link.group(1))))
        .isNotEmpty()
        .allMatch(Files::exists);
  }

  @TestFactory
  Stream<DynamicTest> eachTestSaysThatItProvesTheFeature() throws IOException {
    List<Path> sources;
    try (Stream<Path> files = Files.walk(Path.of("src-test"))) {
      sources = files.filter(file -> file.toString().endsWith(".java")).toList();
    }
    return rows.stream()
        .flatMap(row -> row.tests().stream().map(test -> new Proof(row.number(), test)))
        .map(
            proof ->
                DynamicTest.dynamicTest(
                    "F" + proof.number() + " by " + proof.test(), () -> proof.assertIn(sources)));
  }

  /** A feature and a test class that is said to fail without it. */
  private record Proof(int number, String test) {
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("F(\\d+)(?:-F(\\d+))?");

    void assertIn(List<Path> sources) throws IOException {
      String name = test + ".java";
      List<Path> found =
          sources.stream().filter(file -> file.getFileName().toString().equals(name)).toList();
      assertThat(found).as("source of %s", test).hasSize(1);
      String source = Files.readString(found.get(0));
      assertThat(source).containsPattern("(class|interface) " + test + "\\b");
      assertThat(numbers(source)).as("the features that %s proves", test).contains(number);
    }

    private static List<Integer> numbers(String source) {
      List<Integer> numbers = new ArrayList<>();
      for (MatchResult comment : COMMENT.matcher(source).results().toList()) {
        for (MatchResult range : NUMBER.matcher(comment.group()).results().toList()) {
          int first = Integer.parseInt(range.group(1));
          int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
          IntStream.rangeClosed(first, last).forEach(numbers::add);
        }
      }
      return numbers;
    }
  }
}
