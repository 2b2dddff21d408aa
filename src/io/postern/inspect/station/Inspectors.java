package io.postern.inspect.station;

import io.postern.inspect.Inspector;
import io.postern.inspect.Occasion.Direction;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The inspectors that are configured, by what the routes call them, and what they look at. The list
 * never changes; scanners may hold connections and files, which {@link #close} lets go of.
 */
public final class Inspectors implements AutoCloseable {

  /** What routes can ask: {@code inspect:file-drop} and so on, in the order of the routes. */
  public enum Kind {
    FILE_DROP("file-drop"),
    CLAMD("clamd"),
    ICAP("icap"),
    COMMAND("command"),
    SPAMASSASSIN("spamassassin"),
    RSPAMD("rspamd"),
    RULES("rules");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As URIs and settings write it. */
    public String word() {
      return word;
    }

    /** The kind that a word means. */
    public static Optional<Kind> of(String word) {
      for (Kind kind : values()) {
        if (kind.word.equals(word)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * A configured inspector.
   *
   * @param directions which mail it looks at
   */
  public record Configured(Inspector inspector, Set<Direction> directions) {
    public Configured {
      directions = Set.copyOf(directions);
    }
  }

  private final Map<Kind, Configured> configured;

  public Inspectors(Map<Kind, Configured> configured) {
    this.configured = new EnumMap<>(Kind.class);
    this.configured.putAll(configured);
  }

  /** All of them, in the order of {@link Kind}. */
  public Map<Kind, Configured> all() {
    return Collections.unmodifiableMap(configured);
  }

  /**
   * The same scanners, and these rules instead of those that are here.
   *
   * @param rules empty for none
   */
  public Inspectors withRules(Optional<Configured> rules) {
    Map<Kind, Configured> all = new EnumMap<>(Kind.class);
    all.putAll(configured);
    all.remove(Kind.RULES);
    rules.ifPresent(list -> all.put(Kind.RULES, list));
    return new Inspectors(all);
  }

  /** Whether the scanners are the very same ones; rules are none. */
  boolean hasScannersOf(Inspectors others) {
    return withRules(Optional.empty())
        .configured
        .equals(others.withRules(Optional.empty()).configured);
  }

  /** The inspector of a kind, if there is one that looks at mail of this direction. */
  public Optional<Inspector> find(Kind kind, Direction direction) {
    Configured found = configured.get(kind);
    return found != null && found.directions().contains(direction)
        ? Optional.of(found.inspector())
        : Optional.empty();
  }

  /** Ends what they do, and closes what they hold. */
  @Override
  public void close() throws Exception {
    for (Configured each : configured.values()) {
      if (each.inspector() instanceof AutoCloseable closeable) {
        closeable.close();
      }
    }
  }
}
