package io.postern.notice;

import com.samskivert.mustache.MustacheException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one template and says what is wrong with it. */
final class TextReader {
  private static final Pattern LINE = Pattern.compile(" @ line (\\d+)$");

  private final String file;
  private final int firstLine;
  private final Names names;
  private final List<Fault> faults;

  /**
   * @param file its name, for messages
   * @param firstLine where it begins in the file, counted from 1
   * @param faults gets what is wrong
   */
  TextReader(String file, int firstLine, Names names, List<Fault> faults) {
    this.file = file;
    this.firstLine = firstLine;
    this.names = names;
    this.faults = faults;
  }

  /**
   * @param text lines ending with LF
   * @return empty when something is wrong with it
   */
  Optional<NoticeText> read(String text) {
    int before = faults.size();
    try {
      NoticeText read = new NoticeText(text);
      checkNames(read);
      if (faults.size() == before) {
        read.fill(names.allThere());
        read.fill(names.allEmpty());
        return Optional.of(read);
      }
    } catch (MustacheException.Context misplaced) {
      fault(
          misplaced.lineNo,
          "{{" + misplaced.key + "}} has no value here; expected it inside " + home(misplaced.key));
    } catch (MustacheException unreadable) {
      String words = String.valueOf(unreadable.getMessage());
      Matcher line = LINE.matcher(words);
      boolean known = line.find();
      fault(
          known ? Integer.parseInt(line.group(1)) : 0,
          "cannot be read: " + (known ? words.substring(0, line.start()) : words));
    }
    return Optional.empty();
  }

  private void checkNames(NoticeText read) {
    for (String words : read.unclosed()) {
      int at = read.raw().indexOf(words);
      fault(at < 0 ? 0 : lineAt(read, at), "no }} behind \"" + words + "\"");
    }
    for (String name : read.inclusions()) {
      fault(lineOf(read, name), "another text cannot be put in: \"" + name + "\"");
    }
    for (String name : read.names()) {
      if (!names.knows(name)) {
        fault(lineOf(read, name), "nothing is called {{" + name + "}}; expected " + names);
      }
    }
  }

  private String home(String name) {
    return names.lists().entrySet().stream()
        .filter(list -> list.getValue().contains(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .map(list -> "{{#" + list + "}} ... {{/" + list + "}}")
        .orElse("nothing");
  }

  /** The line of the first tag with this name, or 0. */
  private static int lineOf(NoticeText read, String name) {
    Matcher tag =
        Pattern.compile("\\{\\{\\{?[#^/&><$]?\\s*" + Pattern.quote(name) + "\\s*}")
            .matcher(read.raw());
    return tag.find() ? lineAt(read, tag.start()) : 0;
  }

  private static int lineAt(NoticeText read, int position) {
    return 1 + (int) read.raw().substring(0, position).chars().filter(c -> c == '\n').count();
  }

  private void fault(int line, String what) {
    faults.add(new Fault(file, line > 0 ? firstLine + line - 1 : 0, what));
  }
}
