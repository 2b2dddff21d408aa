package io.postern.notice;

import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What a file of texts says: one text behind the empty key, or many short ones.
 *
 * @param byKey those that can be used
 * @param faults what is wrong; nothing of a file with faults is used
 */
record Texts(Map<String, NoticeText> byKey, List<Fault> faults) {
  /** The key of a moment's pattern, which is no template. */
  static final String DATE = "date";

  private static final String MANY = ".many";
  private static final String ONE = ".one";

  Texts {
    byKey = Map.copyOf(byKey);
    faults = List.copyOf(faults);
  }

  /** Nothing but a fault. */
  static Texts unusable(Fault fault) {
    return new Texts(Map.of(), List.of(fault));
  }

  /**
   * Reads one text.
   *
   * @param file its name, for messages
   * @param text lines ending with LF
   */
  static Texts one(String file, String text, Names names) {
    List<Fault> faults = new ArrayList<>();
    Map<String, NoticeText> byKey = new TreeMap<>();
    if (text.isBlank()) {
      faults.add(new Fault(file, 0, "is empty; expected a text"));
    } else {
      new TextReader(file, 1, names, faults).read(text).ifPresent(read -> byKey.put("", read));
    }
    return new Texts(byKey, faults);
  }

  /** Reads the program's own short texts. */
  static Texts ownWords(String file, String text) {
    Map<String, NoticeText> byKey = new TreeMap<>();
    List<Fault> faults = new ArrayList<>();
    load(file, text, faults)
        .forEach((key, value) -> byKey.put(key.toString(), new NoticeText(value.toString())));
    return new Texts(byKey, faults);
  }

  /**
   * Reads an administrator's short texts.
   *
   * @param own the program's, which stand in for those that are not there, and whose names may be
   *     used
   */
  static Texts words(String file, String text, Locale language, Map<String, NoticeText> own) {
    List<Fault> faults = new ArrayList<>();
    Map<String, NoticeText> byKey = new TreeMap<>(own);
    load(file, text, faults)
        .forEach(
            (key, value) ->
                word(file, text, key.toString(), value.toString(), language, own, faults)
                    .ifPresent(read -> byKey.put(key.toString(), read)));
    return new Texts(byKey, faults);
  }

  private static Optional<NoticeText> word(
      String file,
      String text,
      String key,
      String value,
      Locale language,
      Map<String, NoticeText> own,
      List<Fault> faults) {
    int line = lineOf(key, text);
    if (!own.containsKey(key)) {
      faults.add(new Fault(file, line, "nothing is called \"" + key + "\"; see docs/notices.md"));
      return Optional.empty();
    }
    if (key.equals(DATE)) {
      return date(file, line, value, language, faults);
    }
    return new TextReader(file, line, namesOf(key, own), faults).read(value);
  }

  private static Optional<NoticeText> date(
      String file, int line, String pattern, Locale language, List<Fault> faults) {
    try {
      DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, language);
      String example = format.format(Instant.EPOCH.atZone(ZoneOffset.UTC));
      if (example.isBlank()) {
        throw new IllegalArgumentException("it shows nothing");
      }
      return Optional.of(new NoticeText(pattern));
    } catch (IllegalArgumentException | DateTimeException | MustacheException unusable) {
      faults.add(new Fault(file, line, "not a pattern of a moment: \"" + pattern + "\""));
      return Optional.empty();
    }
  }

  private static Names namesOf(String key, Map<String, NoticeText> own) {
    String plural = key.endsWith(ONE) ? key.substring(0, key.length() - ONE.length()) + MANY : key;
    return Names.of(own.getOrDefault(plural, own.get(key)).names().toArray(String[]::new));
  }

  private static Properties load(String file, String text, List<Fault> faults) {
    Properties words = new Properties();
    try {
      words.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException unreadable) {
      faults.add(new Fault(file, 0, "cannot be read: " + unreadable.getMessage()));
    }
    return words;
  }

  /** The line that the text behind a key begins on, or 0 when the key is written otherwise. */
  private static int lineOf(String key, String text) {
    int line = 0;
    for (String candidate : text.split("\n", -1)) {
      line++;
      String stripped = candidate.strip();
      if (stripped.startsWith(key)
          && (stripped.length() == key.length()
              || " \t=:".indexOf(stripped.charAt(key.length())) >= 0)) {
        return line;
      }
    }
    return 0;
  }
}
