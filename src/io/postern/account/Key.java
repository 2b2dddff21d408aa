package io.postern.account;

import io.postern.account.text.ValueType;
import java.util.Optional;

/**
 * One key that an administrator can write.
 *
 * @param path its name below {@code postern.}; {@code *} stands for a name that the administrator
 *     chooses, {@code []} for an item of a list
 * @param type what it holds
 * @param isMany whether it holds a list of that
 * @param presence what happens without it
 * @param example a good value, as it is written in YAML
 * @param meaning one sentence for the manual
 * @param <T> type of one value
 */
record Key<T>(
    String path,
    ValueType<T> type,
    boolean isMany,
    Presence presence,
    String example,
    String meaning) {

  /** What happens when a key is not written. */
  sealed interface Presence {
    /** That is a mistake. */
    record Required() implements Presence {}

    /** This text is taken. */
    record Default(String text) implements Presence {}

    /** What follows is said in words. */
    record Otherwise(String words) implements Presence {}
  }

  static <T> Key<T> required(String path, ValueType<T> type, String example, String meaning) {
    return new Key<>(path, type, false, new Presence.Required(), example, meaning);
  }

  static <T> Key<T> preset(
      String path, ValueType<T> type, String preset, String example, String meaning) {
    return new Key<>(path, type, false, new Presence.Default(preset), example, meaning);
  }

  static <T> Key<T> optional(
      String path, ValueType<T> type, String otherwise, String example, String meaning) {
    return new Key<>(path, type, false, new Presence.Otherwise(otherwise), example, meaning);
  }

  /** The same, as a list. */
  Key<T> many() {
    return new Key<>(path, type, true, presence, example, meaning);
  }

  /** Last part of the path. */
  String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  Optional<String> presetText() {
    return presence instanceof Presence.Default preset
        ? Optional.of(preset.text())
        : Optional.empty();
  }

  boolean isRequired() {
    return presence instanceof Presence.Required;
  }
}
