package io.postern.inspect.mime;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Finds the names of a part in its header. */
final class PartNames {
  private static final List<String> FIELDS = List.of("content-disposition", "content-type");
  private static final List<String> PARAMETERS = List.of("filename", "name");

  private PartNames() {}

  /**
   * The names, from the most to the least usual place: Content-Disposition, Content-Type,
   * Content-Location.
   *
   * @param budget is told when there are more than are kept
   */
  static List<FileName> of(PartHeader header, Budget budget) {
    Set<Defect> defects = header.defects();
    NameReadings readings = new NameReadings(defects);
    for (String field : FIELDS) {
      for (String value : header.all(field)) {
        String unfolded = PartHeader.unfolded(value);
        read(unfolded, readings, defects);
        String joined = PartHeader.joined(value);
        if (!joined.equals(unfolded)) {
          read(joined, readings, EnumSet.noneOf(Defect.class));
        }
      }
    }
    header.all("content-location").forEach(value -> location(PartHeader.joined(value), readings));
    if (readings.isOverflowing()) {
      budget.gap(Gap.Kind.LIMIT, "a part has more names than are looked at");
    }
    return readings.names();
  }

  private static void read(String value, NameReadings readings, Set<Defect> defects) {
    Parameters parameters = Parameters.parse(value, defects);
    for (String name : PARAMETERS) {
      ExtendedValues.of(parameters, name, defects).forEach(readings::text);
      parameters.all(name).forEach(readings::octets);
      if (parameters.repeats(name)) {
        defects.add(Defect.REPEATED_PARAMETER);
      }
    }
  }

  /** The file of a URL; the name of a host is none. */
  private static void location(String url, NameReadings readings) {
    String path = url;
    int scheme = path.indexOf("://");
    if (scheme >= 0) {
      int slash = path.indexOf('/', scheme + 3);
      path = slash < 0 ? "" : path.substring(slash);
    } else if (path.regionMatches(true, 0, "cid:", 0, 4)) {
      return;
    }
    int query = path.indexOf('?');
    if (!EncodedWords.areIn(path) && query >= 0) {
      path = path.substring(0, query);
    }
    readings.octets(path);
  }
}
