package io.postern.account;

import io.postern.advice.Quoted;
import io.postern.connection.ConnectionSettings;
import io.postern.connection.ConnectionSettings.Manner;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Reads how providers are reached. */
final class ConnectionReader {
  private final ConnectionKeys keys;
  private final ProgramSearch programs;

  /**
   * @param variable the value of an environment variable, null when it is not set
   */
  ConnectionReader(ConnectionKeys keys, UnaryOperator<String> variable) {
    this.keys = keys;
    this.programs = new ProgramSearch(variable.apply("PATH"));
  }

  /** Finds what is wrong. */
  void check(Section connection) {
    connection.check(Stream.of(keys.type, keys.timeout, keys.linger));
    Optional<Manner> manner = connection.get(keys.type);
    if (manner.filter(m -> m == Manner.PERMANENT).isPresent()) {
      checkPermanent(connection);
    } else if (manner.isPresent()) {
      checkOnDemand(connection);
    }
  }

  private void checkPermanent(Section connection) {
    for (Key<?> key : List.of(keys.up, keys.down, keys.timeout, keys.linger)) {
      if (connection.has(key)) {
        connection.wrong(
            key, "means nothing with type: permanent", "expected type: on-demand beside it");
      }
    }
  }

  private void checkOnDemand(Section connection) {
    if (!connection.has(keys.up)) {
      connection.problems().missing(connection.node(), keys.up);
    }
    checkProgram(connection, keys.up);
    checkProgram(connection, keys.down);
  }

  private void checkProgram(Section connection, Key<String> command) {
    List<Section.Entry<String>> words = connection.entries(command);
    if (words.isEmpty()) {
      return;
    }
    Section.Entry<String> first = words.get(0);
    if (words.size() == 1 && first.value().contains(" ")) {
      connection
          .problems()
          .add(
              first.node(),
              "holds several words",
              "expected a list, each word as an item, for there is no shell");
    } else if (!programs.finds(first.value())) {
      connection
          .problems()
          .add(
              first.node(),
              Quoted.text(first.value()) + " is no program that this user can run",
              "expected an executable file by its whole path, or its name when it is on the PATH");
    }
  }

  /**
   * The settings, when nothing is wrong; empty for a connection that is always there.
   *
   * @param dataDir folder of all that is kept
   */
  Optional<ConnectionSettings> read(Section connection, Path dataDir) {
    if (connection.value(keys.type) == Manner.PERMANENT) {
      return Optional.empty();
    }
    return Optional.of(
        new ConnectionSettings(
            connection.list(keys.up),
            connection.list(keys.down),
            connection.value(keys.timeout),
            connection.value(keys.linger),
            dataDir.resolve("connection")));
  }
}
