package io.postern.notice;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * All texts that people receive, in one language (F112). An administrator's file takes the place of
 * the program's as soon as it is there; one that cannot be used is named in the log once, with what
 * is wrong, and the program's text stays in use. Safe for several threads.
 */
public final class Templates {
  private static final Duration CHECKED_EVERY = Duration.ofSeconds(3);
  private static final int MAX_FILES = 1_000;

  private final Optional<Path> overrides;
  private final Locale language;
  private final Clock clock;
  private final Map<NoticeFile, Map<String, NoticeText>> own = new EnumMap<>(NoticeFile.class);
  private final Map<NoticeFile, CurrentTexts> current = new EnumMap<>(NoticeFile.class);
  private Instant checked = Instant.MIN;

  /**
   * @param overrides a folder with an administrator's texts; it need not be there
   * @param language English, German or French; the country matters for dates only
   * @param clock when to look for changes; not for the texts
   * @throws IllegalArgumentException naming a language that has no texts
   */
  public Templates(Optional<Path> overrides, Locale language, Clock clock) {
    if (!OwnTexts.LANGUAGES.contains(language.getLanguage())) {
      throw new IllegalArgumentException(
          "no texts in the language \"" + language.toLanguageTag() + "\"; expected en, de or fr");
    }
    this.overrides = overrides;
    this.language = language;
    this.clock = clock;
    OwnTexts texts = new OwnTexts(language.getLanguage());
    for (NoticeFile file : NoticeFile.values()) {
      own.put(file, texts.of(file));
      overrides
          .map(folder -> overriding(folder, file, language, texts))
          .ifPresent(mine -> current.put(file, new CurrentTexts(mine, texts.of(file))));
    }
  }

  /** The program's own texts, whatever an administrator wrote. */
  public static Templates builtIn(Locale language) {
    return new Templates(Optional.empty(), language, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  private static OverridingFile overriding(
      Path folder, NoticeFile file, Locale language, OwnTexts texts) {
    String name = file.fileName(language.getLanguage());
    return new OverridingFile(folder.resolve(name), file, language, texts.of(file));
  }

  /** The language of the texts. */
  public Locale language() {
    return language;
  }

  /** The text of a file that is one text. */
  NoticeText text(NoticeFile file) {
    return find(file, "");
  }

  /**
   * A short text.
   *
   * @throws IllegalArgumentException when nothing is called that
   */
  NoticeText word(String key) {
    NoticeText word = find(NoticeFile.WORDS, key);
    if (word == null) {
      throw new IllegalArgumentException("there is no text \"" + key + "\"");
    }
    return word;
  }

  private NoticeText find(NoticeFile file, String key) {
    if (overrides.isEmpty()) {
      return own.get(file).get(key);
    }
    refresh();
    return current.get(file).text(key);
  }

  private synchronized void refresh() {
    Instant now = clock.instant();
    boolean due =
        checked.equals(Instant.MIN)
            || Duration.between(checked, now).abs().compareTo(CHECKED_EVERY) >= 0;
    if (due) {
      checked = now;
      current.values().forEach(CurrentTexts::refresh);
    }
  }

  /**
   * What is wrong with the administrator's texts, in any language; nothing when there are none.
   *
   * @return in order of the files' names; also about files that nothing reads
   */
  public List<Fault> check() {
    List<Fault> faults = new ArrayList<>();
    if (overrides.isEmpty() || Files.notExists(overrides.get())) {
      return faults;
    }
    Path folder = overrides.get();
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
      for (Path path : paths) {
        if (faults.size() < MAX_FILES && !path.getFileName().toString().startsWith(".")) {
          faults.addAll(check(path));
        }
      }
    } catch (IOException | DirectoryIteratorException unreadable) {
      faults.add(new Fault(folder.toString(), 0, "cannot be read: " + unreadable));
    }
    faults.sort(Comparator.comparing(Fault::file).thenComparing(Fault::line));
    return faults;
  }

  private static List<Fault> check(Path path) {
    String name = path.getFileName().toString();
    for (String code : OwnTexts.LANGUAGES) {
      for (NoticeFile file : NoticeFile.values()) {
        if (file.fileName(code).equals(name)) {
          Locale language = Locale.forLanguageTag(code);
          return overriding(path.getParent(), file, language, new OwnTexts(code)).read().faults();
        }
      }
    }
    return List.of(
        new Fault(name, 0, "no text is called that; expected a name such as " + example()));
  }

  private static String example() {
    return NoticeFile.WARNING.fileName("de") + " (all of them: docs/notices.md)";
  }
}
