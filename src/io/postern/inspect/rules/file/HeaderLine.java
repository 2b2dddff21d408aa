package io.postern.inspect.rules.file;

import io.postern.inspect.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Lines that are put on top of a header, {@code X-Name: value}. */
record HeaderLine() implements Kind<List<Remedy>> {
  /** RFC 5322 section 2.1.1: 998 octets a line. */
  private static final int MAX_LINE = 990;

  private static final int MAX_NAME = 76;

  /** RFC 5322 section 3.6: of these a mail has one, and a second one deceives. */
  private static final Set<String> TAKEN =
      Set.of(
          "from",
          "sender",
          "reply-to",
          "to",
          "cc",
          "bcc",
          "subject",
          "date",
          "message-id",
          "in-reply-to",
          "references",
          "mime-version",
          "return-path",
          "received");

  @Override
  public String expected() {
    return "a header line in quotes, or several as a list: name, colon, and a value of printable"
        + " ASCII, such as \"X-Checked: yes\"";
  }

  @Override
  public Optional<List<Remedy>> read(Branch value, Scope scope) {
    List<Branch> lines = value instanceof Branch.Items list ? list.items() : List.of(value);
    if (lines.isEmpty()) {
      return wrongShape(value, scope);
    }
    List<Remedy> fields = new ArrayList<>();
    for (Branch line : lines) {
      new TextKind<>("a header line", expected(), HeaderLine::field)
          .read(line, scope)
          .filter(field -> isFree(field, line, scope))
          .ifPresent(fields::add);
    }
    return fields.size() == lines.size() ? Optional.of(fields) : Optional.empty();
  }

  private static Optional<Remedy.AddHeader> field(String line) {
    int colon = line.indexOf(':');
    if (colon < 1 || line.length() > MAX_LINE) {
      return Optional.empty();
    }
    String name = line.substring(0, colon);
    String value = line.substring(colon + 1).strip();
    boolean printable = !value.isEmpty() && value.chars().allMatch(c -> c >= ' ' && c <= '~');
    return isName(name) && printable
        ? Optional.of(new Remedy.AddHeader(name, value))
        : Optional.empty();
  }

  /** Whether a header field can be called so (RFC 5322 section 2.2). */
  static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= MAX_NAME
        && name.chars().allMatch(c -> c > ' ' && c <= '~' && c != ':');
  }

  private static boolean isFree(Remedy.AddHeader field, Branch line, Scope scope) {
    String name = field.name().toLowerCase(Locale.ROOT);
    boolean taken = TAKEN.contains(name) || name.startsWith("content-");
    if (taken) {
      scope
          .problems()
          .add(
              line,
              "a mail has its own " + field.name() + ", and a second one deceives",
              "expected another name, such as X-Checked");
    }
    return !taken;
  }
}
