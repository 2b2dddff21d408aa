package io.postern.notice;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/** The texts of delivery reports in one language, from files beside this class. */
final class Wording {
  /** Languages that have texts. */
  static final Set<String> LANGUAGES = Set.of("en", "de", "fr");

  private static final int DAYS_FROM_HOURS = 48;

  private final Locale language;
  private final String name;
  private final Properties words = new Properties();
  private final Map<DeliveryReport.Reason, Template> reports =
      new EnumMap<>(DeliveryReport.Reason.class);
  private final DateTimeFormatter date;

  /**
   * Reads all texts of a language; country and script do not matter.
   *
   * @throws IllegalArgumentException when there are none in this language
   */
  Wording(Locale language) {
    if (!LANGUAGES.contains(language.getLanguage())) {
      throw new IllegalArgumentException(
          "no texts in the language \"" + language.toLanguageTag() + "\"; expected en, de or fr");
    }
    this.language = language;
    this.name = "report-words." + language.getLanguage() + ".properties";
    read();
    for (DeliveryReport.Reason reason : DeliveryReport.Reason.values()) {
      String file = "report-" + key(reason) + "." + language.getLanguage() + ".txt";
      reports.put(reason, Template.read(file));
    }
    this.date = DateTimeFormatter.ofPattern(word("date"), language);
  }

  private void read() {
    try (InputStream in = Wording.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("the texts " + name + " are missing in the program");
      }
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the texts about a reason begin with in names of files and words. */
  static String key(DeliveryReport.Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  /** The code of the language, for example {@code de}. */
  String language() {
    return language.getLanguage();
  }

  /** The text of a report. */
  Template report(DeliveryReport.Reason reason) {
    return reports.get(reason);
  }

  /** A short text as it stands in the file. */
  String word(String key) {
    String word = words.getProperty(key);
    if (word == null) {
      throw new IllegalArgumentException(name + " has no \"" + key + "\"");
    }
    return word;
  }

  /** A short text with one place filled in. */
  String word(String key, String place, String value) {
    return new Template(name + " " + key, word(key)).fill(Map.of(place, value));
  }

  /** A short text in the form that goes with a number, which stands in the place "count". */
  String counted(String key, long number) {
    boolean one = language().equals("fr") ? number < 2 : number == 1;
    return word(key + (one ? ".one" : ".many"), "count", String.valueOf(number));
  }

  /** A moment with its time zone, as people write it. */
  String moment(Instant at, ZoneId zone) {
    return date.format(at.atZone(zone));
  }

  /** About how long: in minutes below two hours, in hours below two days, else in days. */
  String duration(Duration length) {
    if (length.toMinutes() < 120) {
      return counted("minutes", Math.max(0, length.toMinutes()));
    }
    return length.toHours() < DAYS_FROM_HOURS
        ? counted("hours", length.toHours())
        : counted("days", length.toDays());
  }
}
