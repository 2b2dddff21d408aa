package io.postern.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text exists in every language, with the same names in it. */
class AllLanguagesSayTheSameTest {
  private static final Path FOLDER = Path.of("src/io/postern/notice");
  private final OwnTexts english = new OwnTexts("en");

  @ParameterizedTest
  @EnumSource
  void theSameNamesAreInEveryLanguage(NoticeFile file) {
    for (String language : OwnTexts.LANGUAGES) {
      Map<String, NoticeText> texts = new OwnTexts(language).of(file);
      assertThat(texts.keySet()).isEqualTo(english.of(file).keySet());
      texts.forEach(
          (key, text) -> {
            NoticeText same = english.of(file).get(key);
            assertThat(text.names()).as(language + key).isEqualTo(same.names());
            assertThat(text.raw()).isNotBlank().doesNotContain("\r", "\t");
            if (!file.isWords() && !language.equals("en")) {
              assertThat(text.raw()).isNotEqualTo(same.raw());
            }
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyNameThatMayBeUsedIsUsedByOneOfTheProgramsOwnTexts(NoticeFile file) {
    Set<String> used = new TreeSet<>();
    english.of(file).values().forEach(text -> used.addAll(text.names()));
    if (!file.isWords()) {
      Set<String> names = new TreeSet<>(file.names().all());
      if (file.name().startsWith("REPORT_")) {
        names.removeAll(List.of("until", "duration"));
        used.removeAll(List.of("until", "duration"));
      }
      file.names().lists().values().forEach(names::addAll);
      if (file == NoticeFile.WARNING) {
        names.remove("incoming");
      }
      assertThat(used).isEqualTo(names);
    }
  }

  static Stream<String> languages() {
    return OwnTexts.LANGUAGES.stream();
  }

  @ParameterizedTest
  @MethodSource("languages")
  void noLineIsTooLong(String language) {
    OwnTexts texts = new OwnTexts(language);
    for (NoticeFile file : NoticeFile.values()) {
      texts
          .of(file)
          .forEach(
              (key, text) ->
                  assertThat(text.raw().lines())
                      .as(file + key)
                      .allMatch(line -> line.length() <= 79));
    }
  }

  @Test
  void noFileLiesThereThatNothingReads() throws IOException {
    Set<String> expected = new TreeSet<>();
    for (String language : OwnTexts.LANGUAGES) {
      for (NoticeFile file : NoticeFile.values()) {
        expected.add(file.fileName(language));
      }
    }
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(f -> f.getFileName().toString()).filter(f -> !f.endsWith(".java")))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void theDocumentationNamesEveryFileAndEveryName() throws IOException {
    String docs = Files.readString(Path.of("docs/notices.md"));
    for (NoticeFile file : NoticeFile.values()) {
      String base = file.fileName("en").replaceAll("\\.en\\..*", "");
      assertThat(docs).contains("`" + base + ".");
      file.names().all().forEach(name -> assertThat(docs).as(base).contains("`" + name + "`"));
      file.names()
          .lists()
          .values()
          .forEach(e -> e.forEach(name -> assertThat(docs).as(base).contains("`" + name + "`")));
    }
    english.of(NoticeFile.WORDS).keySet().stream()
        .map(key -> key.replaceAll("\\.(one|many)$", ""))
        .forEach(key -> assertThat(docs).contains("`" + key + "`"));
  }
}
