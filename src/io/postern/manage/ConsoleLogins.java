package io.postern.manage;

import io.postern.wire.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The users of this run of the gateway.
 *
 * <p>The command line client has a user of its own, whose password lives as long as the run: so an
 * operator's configured password is never written to disk, and a console file left behind by a
 * crash opens nothing.
 *
 * @param operator may look and act
 * @param commandLine the same rights, for whoever may read the data folder
 * @param viewer may look; only there when configured
 * @param passwordFile where the operator's password can be read; empty when it is configured
 */
record ConsoleLogins(
    Login operator, Login commandLine, Optional<Login> viewer, Optional<Path> passwordFile) {
  static final String PASSWORD_FILE = "console.password";

  /** A user's name and password. */
  record Login(String user, Secret password) {}

  /**
   * Takes configured passwords, and generates what is missing.
   *
   * @throws IOException naming the file, when a generated password can be neither read nor kept
   */
  static ConsoleLogins of(ConsoleSettings settings) throws IOException {
    Passwords passwords = new Passwords();
    Optional<Path> file =
        settings.operatorPassword().isPresent()
            ? Optional.empty()
            : Optional.of(settings.dataDir().resolve(PASSWORD_FILE));
    Secret operator =
        file.isPresent()
            ? new Secret(SecretFile.readOrCreate(file.get(), () -> passwords.next().reveal()))
            : settings.operatorPassword().orElseThrow();
    return new ConsoleLogins(
        new Login("operator", operator),
        new Login("command-line", passwords.next()),
        settings.viewerPassword().map(p -> new Login("viewer", p)),
        file);
  }

  /** Those who may act. */
  List<Login> operators() {
    return List.of(operator, commandLine);
  }

  /** Everybody. */
  List<Login> all() {
    List<Login> all = new ArrayList<>(operators());
    viewer.ifPresent(all::add);
    return all;
  }
}
