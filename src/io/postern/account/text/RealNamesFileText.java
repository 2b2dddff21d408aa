package io.postern.account.text;

import io.postern.advice.Quoted;
import io.postern.mail.Address;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file with lines {@code address display-name} (F91), which is read at once; empty lines and
 * lines that begin with # say nothing.
 *
 * @param home folder that relative paths start from
 * @param name what a display name looks like
 */
public record RealNamesFileText(Path home, ValueType<String> name)
    implements ValueType<Map<Address, String>> {
  private static final int MAX = 4 * 1024 * 1024;

  @Override
  public String noun() {
    return "a file";
  }

  @Override
  public String expected() {
    return "a UTF-8 file with lines such as info@company.example Company Ltd.";
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
  public Parsed<Map<Address, String>> parse(String text) {
    TextFile file = new TextFile(home, text, MAX);
    Parsed<String> content = file.read();
    return content instanceof Parsed.Good<String> good
        ? names(good.value().lines().toList(), file.what())
        : new Parsed.Bad<>(((Parsed.Bad<String>) content).wrong());
  }

  private Parsed<Map<Address, String>> names(List<String> lines, String file) {
    Map<Address, String> names = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        Optional<String> wrong = add(line, names);
        if (wrong.isPresent()) {
          return new Parsed.Bad<>(file + ", line " + (i + 1) + ": " + wrong.get());
        }
      }
    }
    return new Parsed.Good<>(Map.copyOf(names));
  }

  /** Says what is wrong with a line. */
  private Optional<String> add(String line, Map<Address, String> names) {
    String[] parts = line.split("[ \t]+", 2);
    Optional<Address> address = Address.parse(parts[0]);
    if (address.isEmpty()) {
      return Optional.of(Quoted.text(parts[0]) + " is not a mail address");
    }
    if (parts.length < 2 || name.parse(parts[1]) instanceof Parsed.Bad) {
      return Optional.of("no name, or not " + name.expected());
    }
    return names.put(address.get(), parts[1]) == null
        ? Optional.empty()
        : Optional.of(Quoted.text(parts[0]) + " stands there twice");
  }
}
