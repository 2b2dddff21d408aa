package io.postern.account.secret;

import io.postern.disk.PrivateFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Finds the key of the sealed secrets: in the environment variable POSTERN_KEY, else in the file
 * that POSTERN_KEY_FILE names, else in {@code secret.key} of the data folder. It is looked up once.
 */
public final class KeyRing {
  /** Holds the key itself. */
  public static final String VARIABLE = "POSTERN_KEY";

  /** Names a file that holds the key. */
  public static final String FILE_VARIABLE = "POSTERN_KEY_FILE";

  private static final String NAME = "secret.key";
  private static final int MAX_FILE = 1024;
  private static final String NO_KEY = " holds no key; expected 32 octets in base64";

  private final Path usual;
  private final Path home;
  private final UnaryOperator<String> variable;
  private Found found;

  /**
   * @param home folder that relative paths start from
   * @param dataDir the data folder
   * @param variable the value of an environment variable, null when it is not set
   */
  public KeyRing(Path home, Path dataDir, UnaryOperator<String> variable) {
    this.home = home;
    this.usual = dataDir.resolve(NAME);
    this.variable = variable;
  }

  /** What became of the search. */
  public sealed interface Found {
    /**
     * There is one.
     *
     * @param where for messages
     */
    record Key(SealingKey key, String where) implements Found {}

    /**
     * There is none that can be used.
     *
     * @param isAbsent whether nobody made one yet
     * @param why without full stop
     */
    record None(boolean isAbsent, String why) implements Found {}
  }

  /** The key. */
  public synchronized Found find() {
    if (found == null) {
      found = search();
    }
    return found;
  }

  /**
   * The key, which is made when there is none yet, in a file that only its owner may read.
   *
   * @throws IOException when the file cannot be written
   */
  public synchronized Found findOrMake() throws IOException {
    if (find() instanceof Found.None none && none.isAbsent()) {
      make(file());
      found = null;
    }
    return find();
  }

  /** The file that is looked for when the environment has no key. */
  public Path file() {
    return written(FILE_VARIABLE).map(home::resolve).orElse(usual);
  }

  private Found search() {
    Optional<String> text = written(VARIABLE);
    if (text.isPresent()) {
      String where = "the environment variable " + VARIABLE;
      return key(text.get(), where);
    }
    try {
      return fromFile(file());
    } catch (InvalidPathException wrong) {
      return new Found.None(false, FILE_VARIABLE + " is not the name of a file");
    }
  }

  private Optional<String> written(String name) {
    return Optional.ofNullable(variable.apply(name)).map(String::strip).filter(t -> !t.isEmpty());
  }

  private static Found fromFile(Path file) {
    if (!Files.exists(file)) {
      return new Found.None(
          true, "there is no key: " + VARIABLE + " is not set, and " + file + " does not exist");
    }
    try {
      if (Files.size(file) > MAX_FILE) {
        return new Found.None(false, file + NO_KEY);
      }
      return key(Files.readString(file, StandardCharsets.ISO_8859_1), file.toString());
    } catch (IOException unreadable) {
      return new Found.None(
          false, file + " cannot be read (" + unreadable.getClass().getSimpleName() + ")");
    }
  }

  private static Found key(String text, String where) {
    return SealingKey.of(text)
        .<Found>map(key -> new Found.Key(key, where))
        .orElseGet(() -> new Found.None(false, where + NO_KEY));
  }

  /** If somebody else makes one at the same moment, his counts. */
  private static void make(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    PrivateFiles.createFolder(folder);
    byte[] line = (SealingKey.random().reveal() + "\n").getBytes(StandardCharsets.US_ASCII);
    try (FileChannel channel =
        PrivateFiles.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
      ByteBuffer rest = ByteBuffer.wrap(line);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    } catch (FileAlreadyExistsException other) {
      return;
    }
    sameOwner(folder, file);
  }

  /** Who makes it for the gateway, as root, must leave it readable for the gateway. */
  private static void sameOwner(Path folder, Path file) throws IOException {
    if (!Files.getOwner(folder).equals(Files.getOwner(file))) {
      Files.setOwner(file, Files.getOwner(folder));
    }
  }
}
