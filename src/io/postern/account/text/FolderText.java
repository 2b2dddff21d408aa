package io.postern.account.text;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A folder.
 *
 * @param home folder that relative paths start from
 */
public record FolderText(Path home) implements ValueType<Path> {
  @Override
  public String noun() {
    return "a folder";
  }

  @Override
  public String expected() {
    return "a path, absolute or relative to the folder of application.yaml";
  }

  @Override
  public Parsed<Path> parse(String text) {
    try {
      return new Parsed.Good<>(home.resolve(text).normalize());
    } catch (InvalidPathException wrong) {
      return not(text);
    }
  }

  @Override
  public boolean needsQuotes() {
    return true;
  }
}
