package io.postern.inspect.antivirus;

import io.postern.inspect.scanner.ScannerText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the names of viruses out of the fields in which ICAP servers tell them. */
final class IcapNames {
  private static final Set<String> NOTHING =
      Set.of("", "no", "none", "clean", "0", "no virus", "no threats", "-");
  private static final int MAX_NAMES = 20;
  private static final String THREAT = "threat=";

  private IcapNames() {}

  /** What is named in these fields; empty when nothing is. */
  static List<String> in(IcapHead head, List<String> fields) {
    List<String> names = new ArrayList<>();
    for (String field : fields) {
      head.field(field).ifPresent(value -> addTo(names, field, value));
    }
    return names.stream().distinct().limit(MAX_NAMES).toList();
  }

  private static void addTo(List<String> names, String field, String value) {
    switch (field.toLowerCase(Locale.ROOT)) {
      case "x-infection-found" -> addThreats(names, value);
      case "x-violations-found" -> addViolations(names, value);
      default -> addListed(names, value);
    }
  }

  /** {@code Type=0; Resolution=2; Threat=Some.Virus;} */
  private static void addThreats(List<String> names, String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    int from = lower.indexOf(THREAT);
    if (from < 0) {
      addListed(names, value);
    }
    while (from >= 0) {
      int start = from + THREAT.length();
      int end = lower.indexOf(';', start);
      names.add(ScannerText.name(value.substring(start, end < 0 ? value.length() : end)));
      from = end < 0 ? -1 : lower.indexOf(THREAT, end);
    }
  }

  /** A count, then for each violation four lines: file, what it is, its number, what was done. */
  private static void addViolations(List<String> names, String value) {
    String[] lines = value.split("\n", -1);
    for (int i = 2; i < lines.length; i += 4) {
      names.add(ScannerText.name(lines[i]));
    }
    if (lines.length < 3) {
      addListed(names, lines[0]);
    }
  }

  private static void addListed(List<String> names, String value) {
    for (String name : value.split("[,\n]", MAX_NAMES)) {
      if (!NOTHING.contains(name.strip().toLowerCase(Locale.ROOT))) {
        names.add(ScannerText.name(name));
      }
    }
  }
}
