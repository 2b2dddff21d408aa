package io.postern.inspect.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The value of a structured field and its parameters (RFC 2045 section 5.1), read as leniently as
 * mail programs do: without quotes, without semicolons, with quotes that never end. Where programs
 * differ there is a parameter for each way to read it.
 */
final class Parameters {
  private static final int MAX = 200;
  private static final int MAX_TOTAL = 1024 * 1024;

  private final String text;
  private final Set<Defect> defects;
  private final List<Parameter> all = new ArrayList<>(2);
  private String value = "";
  private int at;
  private int total;

  private Parameters(String text, Set<Defect> defects) {
    this.text = text;
    this.defects = defects;
  }

  /**
   * @param name lower case, with the asterisks of RFC 2231
   * @param value a character per octet
   * @param alternative whether this is another way to read the parameter before it
   */
  record Parameter(String name, String value, boolean alternative) {}

  /**
   * @param text the field on one line, a character per octet
   * @param defects gets what is wrong
   */
  static Parameters parse(String text, Set<Defect> defects) {
    Parameters parameters = new Parameters(text, defects);
    parameters.head();
    while (parameters.at < text.length() && parameters.hasRoom()) {
      parameters.parameter();
    }
    if (parameters.at < text.length()) {
      defects.add(Defect.MALFORMED_PARAMETERS);
    }
    return parameters;
  }

  private boolean hasRoom() {
    return all.size() < MAX && total < MAX_TOTAL;
  }

  private void add(Parameter parameter) {
    all.add(parameter);
    total += parameter.value.length();
  }

  /** What stands before the parameters, lower case. */
  String value() {
    return value;
  }

  List<Parameter> all() {
    return all;
  }

  /** The values of a parameter, in order. */
  List<String> all(String name) {
    return all.stream().filter(p -> p.name.equals(name)).map(Parameter::value).distinct().toList();
  }

  /** Whether a parameter stands there more than once. */
  boolean repeats(String name) {
    return all.stream().filter(p -> p.name.equals(name) && !p.alternative).count() > 1;
  }

  private void head() {
    int end = find(";", 0);
    String head = text.substring(0, end);
    if (head.indexOf('=') >= 0) {
      defects.add(Defect.MALFORMED_PARAMETERS);
      int blank = blank(head.stripLeading(), 0);
      int lead = head.length() - head.stripLeading().length();
      boolean bare = head.indexOf('=') < lead + blank;
      end = bare ? 0 : lead + blank;
      head = text.substring(0, end);
    }
    at = end;
    value = withoutComments(head).replace("\0", "").strip().toLowerCase(Locale.ROOT);
  }

  private void parameter() {
    skip(" \t;");
    int end = find("=;", at);
    String name = withoutComments(text.substring(at, end)).replace("\0", "").strip();
    if (end == text.length() || text.charAt(end) == ';') {
      orphan(at, end);
      at = end;
      return;
    }
    at = end + 1;
    skip(" \t");
    int blank = Math.max(name.lastIndexOf(' '), name.lastIndexOf('\t'));
    if (blank >= 0) {
      defects.add(Defect.MALFORMED_PARAMETERS);
      name = name.substring(blank + 1);
    }
    name = name.toLowerCase(Locale.ROOT);
    if (at < text.length() && text.charAt(at) == '"') {
      quoted(name);
    } else {
      unquoted(name);
    }
  }

  /** A piece without an equals sign: what an unquoted semicolon tore off the value before it. */
  private void orphan(int from, int end) {
    if (withoutComments(text.substring(from, end)).isBlank()) {
      return;
    }
    defects.add(Defect.MALFORMED_PARAMETERS);
    if (!all.isEmpty()) {
      Parameter torn = all.get(all.size() - 1);
      String whole = torn.value + ";" + text.substring(from, end);
      add(new Parameter(torn.name, whole.strip(), true));
    }
  }

  private void quoted(String name) {
    StringBuilder plain = new StringBuilder();
    int i = at + 1;
    while (i < text.length() && text.charAt(i) != '"') {
      if (text.charAt(i) == '\\' && i + 1 < text.length()) {
        i++;
      }
      plain.append(text.charAt(i++));
    }
    String raw = text.substring(at + 1, Math.min(i, text.length()));
    add(new Parameter(name, plain.toString(), false));
    if (!raw.contentEquals(plain)) {
      add(new Parameter(name, raw, true));
    }
    at = Math.min(text.length(), i + 1);
    if (i >= text.length()) {
      unending(name, raw);
    }
    int glued = find(" \t;(", at);
    if (glued > at) {
      defects.add(Defect.MALFORMED_PARAMETERS);
      add(new Parameter(name, plain + text.substring(at, glued), true));
      at = glued;
    }
    missingSemicolon();
  }

  /** Some programs end a quoted string that never ends at the next semicolon. */
  private void unending(String name, String raw) {
    defects.add(Defect.MALFORMED_PARAMETERS);
    int semicolon = raw.indexOf(';');
    if (semicolon >= 0) {
      add(new Parameter(name, raw.substring(0, semicolon).strip(), true));
      at = text.length() - raw.length() + semicolon;
    }
  }

  private void unquoted(String name) {
    int end = find(";", at);
    String whole = text.substring(at, end).strip();
    String plain = withoutComments(whole).strip();
    add(new Parameter(name, plain, false));
    if (!plain.equals(whole)) {
      add(new Parameter(name, whole, true));
    }
    int blank = blank(plain, 0);
    if (blank < plain.length()) {
      defects.add(Defect.MALFORMED_PARAMETERS);
      add(new Parameter(name, plain.substring(0, blank), true));
    }
    if (plain.indexOf('"') >= 0) {
      defects.add(Defect.MALFORMED_PARAMETERS);
      add(new Parameter(name, plain.replace("\"", ""), true));
    }
    boolean more = whole.indexOf('=', blank(whole, 0)) >= 0;
    at = more ? blank(text, at) : end;
  }

  private void missingSemicolon() {
    int next = at;
    while (next < text.length() && " \t".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    if (next < text.length() && text.charAt(next) != ';' && text.charAt(next) != '(') {
      defects.add(Defect.MALFORMED_PARAMETERS);
    }
  }

  private void skip(String any) {
    while (at < text.length() && any.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private int find(String any, int from) {
    int i = from;
    while (i < text.length() && any.indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  private static int blank(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) != ' ' && text.charAt(i) != '\t') {
      i++;
    }
    return i;
  }

  /** Without comments in parentheses, nested or never closed; counted, not recursed into. */
  private static String withoutComments(String text) {
    if (text.indexOf('(') < 0) {
      return text;
    }
    StringBuilder rest = new StringBuilder(text.length());
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')' && depth > 0) {
        depth--;
      } else if (depth == 0) {
        rest.append(c);
      }
    }
    return rest.toString();
  }
}
