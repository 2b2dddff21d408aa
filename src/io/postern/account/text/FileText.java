package io.postern.account.text;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that exists and can be read.
 *
 * @param home folder that relative paths start from
 * @param noun what it is, for example "a PEM file"
 */
public record FileText(Path home, String noun) implements ValueType<Path> {
  @Override
  public String expected() {
    return noun + ", its path absolute or relative to the folder of application.yaml";
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
  public Parsed<Path> parse(String text) {
    try {
      Path file = home.resolve(text).normalize();
      if (!Files.exists(file)) {
        return new Parsed.Bad<>("the file " + text + " does not exist");
      }
      return Files.isRegularFile(file) && Files.isReadable(file)
          ? new Parsed.Good<>(file)
          : new Parsed.Bad<>("the file " + text + " cannot be read");
    } catch (InvalidPathException wrong) {
      return not(text);
    }
  }
}
