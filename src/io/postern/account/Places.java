package io.postern.account;

import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.Resource;

/** Finds out where keys are written. */
final class Places {
  private final Map<String, Positions> positions = new HashMap<>();

  /** The place of a value. */
  Place of(PropertySource<?> source, String name) {
    Origin origin = OriginLookup.getOrigin(source, name);
    if (origin instanceof TextResourceOrigin text
        && text.getResource() != null
        && text.getLocation() != null) {
      Resource file = text.getResource();
      String fileName = String.valueOf(file.getFilename());
      positions.computeIfAbsent(fileName, n -> Positions.of(file));
      return new Place(fileName, text.getLocation().getLine() + 1);
    }
    return new Place(withoutLines(source), 0);
  }

  private static String withoutLines(PropertySource<?> source) {
    if (source instanceof CommandLinePropertySource) {
      return "command line";
    }
    return source.getName().equals(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME)
        ? "system property"
        : source.getName();
  }

  /**
   * The place of a group or an item.
   *
   * @param inside the place of a value in it
   * @param path the full name of the group
   */
  Place groupAt(Place inside, String path) {
    Positions known = positions.get(inside.file());
    return known == null ? inside : new Place(inside.file(), known.lineOf(path, inside.line()));
  }
}
