package io.postern.account.text;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file with a text of any number of lines, which is read at once.
 *
 * @param home folder that relative paths start from
 * @param content what must stand in it
 */
public record ParagraphFileText(Path home, ParagraphText content) implements ValueType<String> {
  /** A character is at most this many octets of UTF-8. */
  private static final int OCTETS = 4;

  @Override
  public String noun() {
    return "a file";
  }

  @Override
  public String expected() {
    return "a UTF-8 file with " + content.expected();
  }

  @Override
  public boolean needsQuotes() {
    return true;
  }

  @Override
  public Optional<String> file(String text) {
    return Optional.of(text);
  }

  @Override
  public Parsed<String> parse(String text) {
    TextFile file = new TextFile(home, text, ParagraphText.MAX * OCTETS);
    Parsed<String> read = file.read();
    return read instanceof Parsed.Good<String> good
        ? content.lines(good.value(), file.what() + " ")
        : read;
  }
}
