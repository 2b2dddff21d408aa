package io.postern.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Says things in the language of the templates: numbers, moments, lengths, whole texts. */
final class Wording {
  private static final int DAYS_FROM_HOURS = 48;
  private static final long KILO = 1_000;
  private static final long MEGA = 1_000_000;

  private final Templates templates;
  private final Locale language;

  Wording(Templates templates) {
    this.templates = templates;
    this.language = templates.language();
  }

  /** What short texts about a reason begin with. */
  static String key(DeliveryReport.Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT);
  }

  /** The code of the language, for example {@code de}. */
  String language() {
    return language.getLanguage();
  }

  /**
   * A whole text, lines ending with LF.
   *
   * @param values of all names that the template may use; words of strangers cleaned
   */
  String text(NoticeFile file, Map<String, ?> values) {
    Set<String> missing = new TreeSet<>(file.names().all());
    missing.removeAll(values.keySet());
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(file + " needs a value of " + missing);
    }
    return templates.text(file).fill(values);
  }

  /** A short text as it stands in the file. */
  String word(String key) {
    return templates.word(key).raw();
  }

  /** A short text with one name filled in. */
  String word(String key, String name, String value) {
    return templates.word(key).fill(Map.of(name, value));
  }

  /** A short text in the form that goes with a number, which is called "count". */
  String counted(String key, long number) {
    boolean one = language().equals("fr") ? number < 2 : number == 1;
    return templates
        .word(key + (one ? ".one" : ".many"))
        .fill(Map.of("count", String.valueOf(number)));
  }

  /** People, and how many more there are. */
  String andMore(String people, int more) {
    return templates
        .word("people.more")
        .fill(Map.of("people", people, "count", String.valueOf(more)));
  }

  /** A moment with its time zone, as people write it. */
  String moment(Instant at, ZoneId zone) {
    return DateTimeFormatter.ofPattern(word(Texts.DATE), language).format(at.atZone(zone));
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

  /** About how large. */
  String size(long octets) {
    if (octets < KILO) {
      return counted("size.octets", octets);
    }
    boolean kilo = octets < MEGA;
    String number = String.format(language, "%.1f", octets / (double) (kilo ? KILO : MEGA));
    return word(kilo ? "size.kilo" : "size.mega", "number", number);
  }
}
