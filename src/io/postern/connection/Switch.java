package io.postern.connection;

import io.postern.connection.ConnectionStatus.Failure;
import io.postern.disk.PrivateFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the connection on and off with the administrator's commands. While it may be on, a file
 * says so, which a process that dies leaves behind.
 */
final class Switch {
  private static final Logger LOG = LoggerFactory.getLogger("connection");

  private final Command up;
  private final Optional<Command> down;
  private final Marker marker;
  private final Outage upOutage = new Outage(true);
  private final Outage downOutage = new Outage(false);
  private final Clock clock;

  /**
   * @throws IOException when the folder of the settings cannot be made
   */
  Switch(ConnectionSettings settings, Clock clock) throws IOException {
    Path folder = settings.folder();
    PrivateFiles.createFolder(folder);
    this.up = new Command(settings.up(), settings.timeout(), folder.resolve("up.txt"));
    this.down =
        Optional.of(settings.down())
            .filter(command -> !command.isEmpty())
            .map(command -> new Command(command, settings.timeout(), folder.resolve("down.txt")));
    this.marker = new Marker(folder.resolve("open"));
    this.clock = clock;
  }

  /** Whether a process that died left it on. */
  boolean wasLeftOn() {
    return marker.isSet();
  }

  /**
   * Turns it on.
   *
   * @throws ConnectionFailedException when it stays off
   */
  void on() throws ConnectionFailedException, InterruptedException {
    boolean isOn = false;
    try {
      marker.set(clock.instant());
      up.run();
      isOn = true;
    } catch (ConnectionFailedException failed) {
      synchronized (this) {
        upOutage.failed(clock.instant(), failed.getMessage());
      }
      throw new ConnectionFailedException(
          "the connection could not be brought up: " + failed.getMessage());
    } finally {
      if (!isOn) {
        marker.clear();
      }
    }
    synchronized (this) {
      upOutage.worked();
    }
    LOG.info("The connection is up");
  }

  /** Turns it off. When the command fails it is not run again: nobody knows what it would do. */
  void off() throws InterruptedException {
    try {
      if (down.isPresent()) {
        down.get().run();
      }
      synchronized (this) {
        downOutage.worked();
      }
      LOG.info("The connection is down");
    } catch (ConnectionFailedException failed) {
      synchronized (this) {
        downOutage.failed(clock.instant(), failed.getMessage());
      }
    }
    marker.clear();
  }

  /** The last failure of one of the commands. */
  synchronized Optional<Failure> lastFailure() {
    return Stream.of(upOutage.last(), downOutage.last())
        .flatMap(Optional::stream)
        .max(Comparator.comparing(Failure::at));
  }
}
