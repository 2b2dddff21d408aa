package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.account.text.FileText;
import io.postern.account.text.ParagraphFileText;
import io.postern.account.text.Parsed;
import io.postern.account.text.RealNamesFileText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/**
 * docs/configuration.md says of every key what the table of keys says, its preset, too, and shows
 * no other (F133, F134).
 */
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
    assertThat(example).matches(text -> isGood(key, text) || isFile(key, text));
    assertThat(presets(key)).allMatch(text -> isGood(key, text));
  }

  /** No example's file is there. */
  private static boolean isFile(Key<?> key, String text) {
    return text.startsWith("{{file:")
        || key.type() instanceof FileText
        || key.type() instanceof ParagraphFileText
        || key.type() instanceof RealNamesFileText;
  }

  private static Stream<String> presets(Key<?> key) {
    return key.presetText().stream()
        .flatMap(text -> key.isMany() ? Stream.of(text.split(", ")) : Stream.of(text));
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
