package io.postern.account;

import io.postern.account.text.Parsed;
import io.postern.account.text.ValueType;
import io.postern.advice.Quoted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** A group of keys as written, from which values are taken; what is wrong goes to the problems. */
record Section(Node node, Environment environment, Problems problems) {

  /**
   * A value and where it stands.
   *
   * @param <T> type of the value
   */
  record Entry<T>(Node node, T value) {}

  /** The group of a name; an empty one when it is not written. */
  Section group(String name) {
    Node child =
        node.child(name).orElseGet(() -> new Node(node.path() + "." + name, name, node.place()));
    return new Section(child, environment, problems);
  }

  /** The same for another group. */
  Section of(Node other) {
    return new Section(other, environment, problems);
  }

  boolean has(Key<?> key) {
    return node.child(key.name()).filter(child -> !child.isEmpty()).isPresent();
  }

  /**
   * The value of a key, or what is preset.
   *
   * @return empty when it is neither written nor preset, or when there is a problem with it
   */
  <T> Optional<T> get(Key<T> key) {
    if (!has(key)) {
      if (key.isRequired()) {
        problems.missing(node, key);
      }
      return key.presetText().flatMap(text -> good(key.type().parse(text)));
    }
    Node written = node.child(key.name()).orElseThrow();
    return written.hasText()
        ? read(written, text(written, key.type()), key.type())
        : Optional.empty();
  }

  /** The groups of a list, but for those that were given up. */
  List<Section> items() {
    return node.items().stream().filter(item -> !problems.isAbandoned(item)).map(this::of).toList();
  }

  /** As {@link #get}, for keys that are required or preset, when there are no problems. */
  <T> T value(Key<T> key) {
    return get(key).orElseThrow();
  }

  /** Finds what is wrong with keys of this group; finding the same again does no harm. */
  void check(Stream<Key<?>> keys) {
    keys.forEach(this::problemsOf);
  }

  private void problemsOf(Key<?> key) {
    if (key.isMany()) {
      entries(key);
    } else {
      get(key);
    }
  }

  /** Where a key is written, or else the group. */
  Node child(Key<?> key) {
    return node.child(key.name()).orElse(node);
  }

  /** Whether a key is written and nothing stands there, as in {@code networks: []}. */
  boolean isEmptied(Key<?> key) {
    return node.child(key.name()).filter(Node::isEmpty).isPresent();
  }

  /** Notes a value that another item of the list has, too. */
  <T> void onlyOnce(Key<T> key, Predicate<T> isNew) {
    get(key)
        .filter(isNew.negate())
        .ifPresent(
            value ->
                wrong(
                    key,
                    Quoted.text(value.toString()) + " stands there twice",
                    "expected it once"));
  }

  /** Notes what is wrong with a key. */
  void wrong(Key<?> key, String wrong, String advice) {
    problems.add(child(key), wrong, advice);
  }

  /**
   * The values of a list, or what is preset unless the list is written and empty; a single text may
   * hold several with commas between them.
   */
  <T> List<Entry<T>> entries(Key<T> key) {
    if (!has(key)) {
      if (key.isRequired()) {
        problems.missing(node, key);
      }
      return isEmptied(key) ? List.of() : presets(key);
    }
    Node written = node.child(key.name()).orElseThrow();
    List<Entry<T>> entries = new ArrayList<>();
    Collection<Node> items = written.isList() ? written.items() : List.of(written);
    for (Node item : items) {
      for (String text : text(item, key.type()).split(written.isList() ? "\\z" : ",")) {
        read(item, key.type().isVerbatim() ? text : text.strip(), key.type())
            .ifPresent(value -> entries.add(new Entry<>(item, value)));
      }
    }
    return entries;
  }

  private <T> List<Entry<T>> presets(Key<T> key) {
    return key.presetText().stream()
        .flatMap(text -> Stream.of(text.split(",")))
        .flatMap(text -> good(key.type().parse(text.strip())).stream())
        .map(value -> new Entry<>(node, value))
        .toList();
  }

  <T> List<T> list(Key<T> key) {
    return entries(key).stream().map(Entry::value).toList();
  }

  private <T> Optional<T> read(Node written, String text, ValueType<T> type) {
    String advice = "expected " + type.expected();
    if (type.needsQuotes() && !(written.value() instanceof CharSequence)) {
      problems.add(
          written, "YAML reads this as a number or truth value", "expected quotes around it");
      return Optional.empty();
    }
    if (!type.isVerbatim() && text.contains("${")) {
      problems.add(written, Quoted.text(text) + " holds a placeholder without value", advice);
      return Optional.empty();
    }
    if (text.isEmpty()) {
      problems.add(written, "empty", advice);
      return Optional.empty();
    }
    Parsed<T> parsed = type.parse(text);
    if (parsed instanceof Parsed.Bad<T> bad) {
      problems.add(written, bad.wrong(), advice);
    }
    return good(parsed);
  }

  private String text(Node written, ValueType<?> type) {
    String text = written.value().toString();
    return type.isVerbatim() ? text : environment.resolvePlaceholders(text);
  }

  private static <T> Optional<T> good(Parsed<T> parsed) {
    return parsed instanceof Parsed.Good<T> good ? Optional.of(good.value()) : Optional.empty();
  }
}
