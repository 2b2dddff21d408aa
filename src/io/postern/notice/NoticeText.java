package io.postern.notice;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A text with names in double braces (Mustache). Values are put in as they are: they are never read
 * as a template, and nothing but the values themselves can be reached from one.
 */
final class NoticeText {
  private static final Mustache.Compiler COMPILER =
      Mustache.compiler()
          .escapeHTML(false)
          .strictSections(true)
          .emptyStringIsFalse(true)
          .withCollector(new MapsOnly());

  private final String text;
  private final Template template;

  /**
   * @param text lines ending with LF
   * @throws com.samskivert.mustache.MustacheException when it cannot be read as a template
   */
  NoticeText(String text) {
    this.text = text;
    this.template = COMPILER.compile(text);
  }

  /** The text as it was written. */
  String raw() {
    return text;
  }

  /**
   * Fills in the values.
   *
   * @param values texts, {@code Boolean}s, or lists of maps
   * @throws com.samskivert.mustache.MustacheException when a name has no value
   */
  String fill(Map<String, ?> values) {
    return template.execute(values);
  }

  /** All names that occur. */
  Set<String> names() {
    Uses uses = new Uses();
    template.visit(uses);
    return uses.names;
  }

  /** The other templates that it wants to have inside. */
  Set<String> inclusions() {
    Uses uses = new Uses();
    template.visit(uses);
    return uses.inclusions;
  }

  /** Looks into maps, and never at the methods and fields of an object. */
  private static final class MapsOnly extends BasicCollector {
    @Override
    public <K, V> Map<K, V> createFetcherCache() {
      return new ConcurrentHashMap<>();
    }
  }

  /** Names that begin and do not end, which would be shown to people as they are. */
  Set<String> unclosed() {
    Uses uses = new Uses();
    template.visit(uses);
    return uses.unclosed;
  }

  private static final class Uses implements Mustache.Visitor {
    private final Set<String> names = new TreeSet<>();
    private final Set<String> inclusions = new TreeSet<>();
    private final Set<String> unclosed = new TreeSet<>();

    @Override
    public void visitText(String words) {
      int open = words.indexOf("{{");
      if (open >= 0) {
        unclosed.add(words.substring(open).lines().findFirst().orElse(""));
      }
    }

    @Override
    public void visitVariable(String name) {
      names.add(name);
    }

    @Override
    public boolean visitInclude(String name) {
      inclusions.add(name);
      return false;
    }

    @Override
    public boolean visitParent(String name) {
      inclusions.add(name);
      return false;
    }

    @Override
    public boolean visitBlock(String name) {
      inclusions.add(name);
      return false;
    }

    @Override
    public boolean visitSection(String name) {
      names.add(name);
      return true;
    }

    @Override
    public boolean visitInvertedSection(String name) {
      names.add(name);
      return true;
    }
  }
}
