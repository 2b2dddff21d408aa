package io.postern.account;

import io.postern.account.text.SecretText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Notices passwords that stand in files which everybody on this machine can read. */
final class PlainSecrets {
  private final Schema schema;
  private final Path home;
  private final List<Path> tables;
  private final Map<String, Integer> counts = new TreeMap<>();

  /**
   * @param tables the files of accounts and recipients
   */
  PlainSecrets(Schema schema, Path home, List<Path> tables) {
    this.schema = schema;
    this.home = home;
    this.tables = tables;
  }

  /** Notes each such file. */
  void note(Node root, Notes notes) {
    schema.eachValue(root, this::count);
    counts.forEach(
        (file, count) ->
            find(file)
                .filter(PlainSecrets::isOpen)
                .ifPresent(path -> notes.hint(sentence(file, count, tables.contains(path)))));
  }

  private static String sentence(String file, int count, boolean isTable) {
    return file
        + ": everybody on this machine can read it, and it holds "
        + Summary.count(count, "plain password")
        + "; take the right away (chmod 600), or see ./postern encrypt"
        + (isTable ? " --file " + file : "");
  }

  private void count(Node node, Key<?> key) {
    if (key.type() instanceof SecretText
        && SecretText.isPlain(node.value().toString())
        && node.place().line() > 0) {
      counts.merge(node.place().file(), 1, Integer::sum);
    }
  }

  private Optional<Path> find(String file) {
    return Stream.concat(
            tables.stream().filter(table -> table.endsWith(file)),
            Stream.of(home.resolve("config").resolve(file), home.resolve(file)))
        .filter(Files::exists)
        .findFirst();
  }

  /** Of files without such rights, on other systems than POSIX ones, nothing is said. */
  private static boolean isOpen(Path file) {
    try {
      return file.getFileSystem().supportedFileAttributeViews().contains("posix")
          && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
    } catch (IOException gone) {
      return false;
    }
  }
}
