package io.postern.account;

import io.postern.account.secret.KeyRing;
import io.postern.account.secret.KeyRing.Found;
import io.postern.account.secret.Sealed;
import io.postern.account.secret.SealingKey;
import io.postern.account.text.Parsed;
import io.postern.wire.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Encrypts secrets for the settings of a home folder (F49). */
public final class Encryption {
  private final Surroundings surroundings;

  public Encryption(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** As {@link #Encryption(Surroundings)} with those of this process. */
  public static Encryption of(Path home) {
    return new Encryption(Surroundings.of(home));
  }

  /** What came of it. */
  public sealed interface Outcome {
    /**
     * A value to be written into settings.
     *
     * @param newKey the file of the key, when it had to be made
     */
    record Value(String text, Optional<Path> newKey) implements Outcome {}

    /**
     * A table was changed, or would be.
     *
     * @param lines what to tell about it
     */
    record Table(List<String> lines, Optional<Path> newKey) implements Outcome {
      public Table {
        lines = List.copyOf(lines);
      }
    }

    /**
     * Nothing was changed.
     *
     * @param lines why
     */
    record Refused(List<String> lines) implements Outcome {
      public Refused {
        lines = List.copyOf(lines);
      }
    }
  }

  /** The key, and the file that was made for it. */
  private record Holder(SealingKey key, Optional<Path> made) {}

  /** Encrypts one secret; the key is made when there is none yet. */
  public Outcome value(Secret secret) {
    if (Sealed.is(secret.reveal())) {
      return refused("this is encrypted already");
    }
    if (surroundings.secrets().parse(secret.reveal()) instanceof Parsed.Bad<Secret> bad) {
      return refused(bad.wrong());
    }
    try {
      Holder holder = holder();
      return new Outcome.Value(Sealed.seal(secret, holder.key()), holder.made());
    } catch (IOException unusable) {
      return refused(unusable.getMessage());
    }
  }

  /**
   * Encrypts the plain passwords of a table. Everything else in the file stays octet for octet; no
   * copy of the old file is kept, for it would hold the passwords.
   *
   * @param file seen from the home folder
   * @param dryRun whether to say only what would be done
   */
  public Outcome table(Path file, boolean dryRun) {
    try {
      Path real = surroundings.home().resolve(file).toRealPath();
      PlainTable plain = PlainTable.read(real, surroundings);
      if (!plain.problems().isEmpty()) {
        return new Outcome.Refused(plain.problems().stream().map(Problem::toString).toList());
      }
      if (dryRun || plain.isDone()) {
        return new Outcome.Table(plain.report(dryRun), Optional.empty());
      }
      Holder holder = holder();
      plain.replaceBy(secret -> Sealed.seal(secret, holder.key()));
      return new Outcome.Table(plain.report(false), holder.made());
    } catch (IOException unusable) {
      return refused(file + ": " + reason(unusable));
    }
  }

  private static String reason(IOException unusable) {
    String message = String.valueOf(unusable.getMessage());
    return unusable instanceof NoSuchFileException ? "not found" : message;
  }

  private static Outcome refused(String line) {
    return new Outcome.Refused(List.of(line));
  }

  private Holder holder() throws IOException {
    KeyRing ring = ring();
    boolean there = ring.find() instanceof Found.Key;
    Found found = ring.findOrMake();
    if (found instanceof Found.None none) {
      throw new IOException(none.why());
    }
    return new Holder(
        ((Found.Key) found).key(), there ? Optional.empty() : Optional.of(ring.file()));
  }

  /** Where it lies is a setting; what else is wrong with the settings is not asked here. */
  private KeyRing ring() throws IOException {
    try {
      return Files.isDirectory(surroundings.home())
          ? new DefinitionsReader(surroundings).keys(new HomeSettings(surroundings.home()).load())
          : surroundings.keys();
    } catch (RuntimeException refused) {
      throw new IOException("the settings cannot be read; see ./postern check", refused);
    }
  }
}
