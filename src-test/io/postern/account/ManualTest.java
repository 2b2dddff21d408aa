package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.account.text.Parsed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** docs/configuration.md says of every key what the table of keys says, and shows no other. */
class ManualTest {
  private static final Keys KEYS =
      new Keys(
          new Surroundings(
              Settings.HOME,
              Map.of("POSTERN_INFO_PASSWORD", "x")::get,
              "file"::equals,
              Settings.CLOCK));

  @Test
  void theManualHasARowForEveryKeyAndNoOther() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("docs/configuration.md")).stream()
            .filter(line -> line.startsWith("| `postern."))
            .toList();
    assertThat(rows).containsExactlyElementsOf(KEYS.all().stream().map(ManualTest::row).toList());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyExampleAndPresetIsAGoodValue(Key<?> key) {
    String example = String.valueOf(new Yaml().<Object>load(key.example()));
    assertThat(example).matches(text -> isGood(key, text) || text.startsWith("{{file:"));
    assertThat(key.presetText().stream()).allMatch(text -> isGood(key, text));
  }

  private static boolean isGood(Key<?> key, String text) {
    return key.type().parse(text) instanceof Parsed.Good<?>;
  }

  static List<Key<?>> keys() {
    return KEYS.all();
  }

  static String row(Key<?> key) {
    String path = "postern." + key.path().replace("*", "<name>");
    String type = (key.isMany() ? "list: " : "") + key.type().expected();
    String absent =
        key.isRequired()
            ? "required"
            : key.presetText()
                .map(text -> "`" + text + "`")
                .orElseGet(() -> ((Key.Presence.Otherwise) key.presence()).words());
    return String.join(
            " | ",
            "| `" + path + "`",
            plain(type),
            absent,
            "`" + key.example() + "`",
            plain(key.meaning()))
        + " |";
  }

  private static String plain(String text) {
    return text.replace("*", "\\*").replace("|", "\\|");
  }
}
