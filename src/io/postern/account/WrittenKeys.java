package io.postern.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * All that is written under {@code postern}, as a tree, from all property sources of an
 * environment. The source that comes first wins; a list comes from one source as a whole.
 * Environment variables are looked up by known keys, so that variables of other use may begin with
 * POSTERN_, too.
 */
final class WrittenKeys {
  private static final String ROOT = "postern";
  private static final Pattern PART = Pattern.compile("\\[([^\\]]*)\\]|([^.\\[]+)");

  private final Schema schema;
  private final List<PropertySource<?>> sources = new ArrayList<>();
  private final Places places = new Places();
  private final Node root = new Node(ROOT, ROOT, new Place("application.yaml", 0));
  private final Set<String> settled = new HashSet<>();

  /**
   * @param environment must be configurable, as all of Spring's are
   */
  WrittenKeys(Environment environment, Schema schema) {
    this.schema = schema;
    ((ConfigurableEnvironment) environment).getPropertySources().forEach(sources::add);
  }

  /** The tree; its root is the key {@code postern}. */
  Node tree() {
    List<String> accounts =
        sources.stream()
            .flatMap(source -> names(source).stream())
            .map(WrittenKeys::parts)
            .filter(parts -> parts.size() > 2 && parts.get(1).equals("accounts"))
            .map(parts -> parts.get(2))
            .distinct()
            .toList();
    for (PropertySource<?> source : sources) {
      if (source instanceof SystemEnvironmentPropertySource variables) {
        new EnvironmentVariables(variables, schema, accounts).forEach(this::addVariable);
      } else {
        addSource(source);
      }
    }
    return root;
  }

  /** Adds what environment variables say of accounts that no property source names. */
  void addVariables(List<String> accounts) {
    for (PropertySource<?> source : sources) {
      if (source instanceof SystemEnvironmentPropertySource variables) {
        new EnvironmentVariables(variables, schema, accounts).forEach(this::addVariable);
      }
    }
  }

  private void addVariable(String name, String variable, Object value) {
    List<String> parts = parts(name);
    Place place = new Place("environment variable " + variable, 0);
    if (!isSettled(parts)) {
      write(parts, place, value);
      settled.add(name);
    }
  }

  private void addSource(PropertySource<?> source) {
    Set<String> now = new HashSet<>();
    for (String name : names(source)) {
      List<String> parts = parts(name);
      if (!isSettled(parts)) {
        Object value = source.getProperty(name);
        write(parts, places.of(source, name), value == null ? "" : value);
        settles(parts, value).ifPresent(now::add);
      }
    }
    settled.addAll(now);
  }

  private static Collection<String> names(PropertySource<?> source) {
    if (source instanceof SystemEnvironmentPropertySource
        || !(source instanceof EnumerablePropertySource<?> enumerable)) {
      return List.of();
    }
    return List.of(enumerable.getPropertyNames()).stream()
        .filter(
            name -> name.equals(ROOT) || name.startsWith(ROOT + ".") || name.startsWith(ROOT + "["))
        .toList();
  }

  /** {@code a.b[2].c[x.y]} as a, b, [2], c, x.y. */
  static List<String> parts(String name) {
    List<String> parts = new ArrayList<>();
    Matcher matcher = PART.matcher(name);
    while (matcher.find()) {
      boolean index = matcher.group(1) != null && matcher.group(1).matches("[0-9]{1,6}");
      parts.add(
          index ? matcher.group() : matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }
    // YAML 1.1 takes the word "on" for a truth value
    if (parts.size() > 3 && parts.get(1).equals("accounts") && parts.get(3).equals("true")) {
      parts.set(3, "on");
    }
    return parts;
  }

  private static String join(List<String> parts) {
    return String.join(".", parts).replace(".[", "[");
  }

  private boolean isSettled(List<String> parts) {
    for (int i = 1; i <= parts.size(); i++) {
      if (settled.contains(join(parts.subList(0, i)))) {
        return true;
      }
    }
    return false;
  }

  /** What later sources cannot change any more: the list that this is an item of, or the value. */
  private Optional<String> settles(List<String> parts, Object value) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).startsWith("[")) {
        return Optional.of(join(parts.subList(0, i)));
      }
    }
    boolean emptyGroup = String.valueOf(value).isEmpty() && !isKey(parts);
    return emptyGroup ? Optional.empty() : Optional.of(join(parts));
  }

  private boolean isKey(List<String> parts) {
    Optional<String> pattern = Optional.of("");
    for (String part : parts.subList(1, parts.size())) {
      pattern = pattern.flatMap(group -> schema.child(group, part));
    }
    return pattern.flatMap(schema::key).isPresent();
  }

  private void write(List<String> parts, Place place, Object value) {
    Node node = root;
    if (root.isEmpty()) {
      root.moveTo(places.groupAt(place, root.path()));
    }
    for (String part : parts.subList(1, parts.size())) {
      boolean index = part.startsWith("[");
      String path = node.path() + (index ? part : "." + part);
      Place start = places.groupAt(place, path);
      node =
          index
              ? node.itemAt(Integer.parseInt(part.substring(1, part.length() - 1)), start)
              : node.childAt(part, start);
    }
    node.moveTo(place);
    node.write(value);
  }
}
