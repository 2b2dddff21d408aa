package io.postern.inspect.rules;

import io.postern.inspect.mime.FileName;
import java.util.ArrayList;
import java.util.List;

/**
 * Something in a mail that masks are meant for: an attachment, or a file in an archive.
 *
 * @param part the number of its part
 * @param called what it is called, for people
 * @param readings what any program may take for its name or type; one of them is enough to be
 *     caught; at least one
 * @param allowed what every program must agree on before it is let through: every one of these
 */
record Thing(String part, String called, List<String> readings, List<String> allowed) {

  /** Something with names; without any, its name is as if empty. */
  static Thing named(String part, String kind, List<FileName> names) {
    if (names.isEmpty()) {
      List<String> empty = List.of("");
      return new Thing(part, kind + " without a name", empty, empty);
    }
    List<String> readings = new ArrayList<>();
    List<String> allowed = new ArrayList<>();
    for (FileName name : names) {
      readings.add(name.shown());
      readings.add(name.raw());
      allowed.add(name.shown());
      allowed.add(behindFolders(name.raw()));
    }
    String called = kind + " " + Wording.quoted(names.get(0).shown());
    return new Thing(part, called, List.copyOf(readings), List.copyOf(allowed));
  }

  /** A raw name without folders; nobody takes those for a part of it. */
  private static String behindFolders(String raw) {
    int folder = Math.max(raw.lastIndexOf('/'), raw.lastIndexOf('\\'));
    String name = raw.substring(folder + 1);
    return name.isBlank() ? raw : name;
  }
}
