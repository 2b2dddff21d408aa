package io.postern.notice;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with places such as {@code {reason}} in it, from a file beside this class. */
final class Template {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)\\}");

  private final String name;
  private final String text;

  /**
   * A template of a text that is at hand already.
   *
   * @param name for messages
   */
  Template(String name, String text) {
    this.name = name;
    this.text = text;
  }

  static Template read(String name) {
    try (InputStream in = Template.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException("the template " + name + " is missing in the program");
      }
      return new Template(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Fills all places at once, so that a value which looks like a place stays as it is.
   *
   * @throws IllegalArgumentException when a place has no value
   */
  String fill(Map<String, String> values) {
    Matcher places = PLACE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (places.find()) {
      String value = values.get(places.group(1));
      if (value == null) {
        throw new IllegalArgumentException(
            "template " + name + ": nothing is called " + places.group());
      }
      places.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return places.appendTail(filled).toString();
  }
}
