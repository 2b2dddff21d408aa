package io.postern;

import io.postern.account.Encryption;
import io.postern.account.Encryption.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./postern encrypt}: makes values for settings that nobody can read there (F49). */
@Command(
    name = "encrypt",
    mixinStandardHelpOptions = true,
    description = {
      "Asks for a secret, or reads it from standard input, and prints ENC(...), which stands for it in"
          + " application.yaml and in tables.",
      "With --file, encrypts the plain passwords in a table of accounts. No copy of the old file is"
          + " kept.",
      "The key lies in secret.key of the data folder, and is made when it is not there; POSTERN_KEY or"
          + " POSTERN_KEY_FILE in the environment win over it."
    })
final class EncryptCommand implements Callable<Integer> {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Folder with application.yaml (default: this folder).")
  private Path home = Path.of("");

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Encrypt the plain passwords in this table, such as accounts.tsv.")
  private Path file;

  @Option(names = "--dry-run", description = "With --file: say what would be done, and do nothing.")
  private boolean dryRun;

  @Override
  public Integer call() {
    Encryption encryption = Encryption.of(home.toAbsolutePath().normalize());
    try {
      return tell(
          file == null ? encryption.value(SecretInput.take()) : encryption.table(file, dryRun));
    } catch (IOException noSecret) {
      Terminal.complain(noSecret.getMessage());
      return 1;
    }
  }

  private static int tell(Outcome outcome) {
    if (outcome instanceof Outcome.Value value) {
      tellKey(value.newKey());
      Terminal.say(value.text());
    } else if (outcome instanceof Outcome.Table table) {
      tellKey(table.newKey());
      table.lines().forEach(Terminal::say);
    } else {
      List<String> lines = ((Outcome.Refused) outcome).lines();
      lines.forEach(Terminal::complain);
      return 1;
    }
    return 0;
  }

  private static void tellKey(Optional<Path> made) {
    made.ifPresent(
        key ->
            Terminal.complain(
                "Made the key "
                    + key
                    + ". Keep a copy of it apart from the settings: without it, nobody can read what"
                    + " is encrypted."));
  }
}
