package io.postern;

import io.postern.connection.ConnectionStatus;
import io.postern.connection.Lease;
import io.postern.connection.OnDemandConnection;
import io.postern.mail.Priority;
import io.postern.queue.QueueSettings;
import io.postern.queue.QueueSettings.Send;
import io.postern.queue.Queued;
import io.postern.queue.Reach;
import io.postern.relay.Destinations;
import io.postern.relay.Line;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What outgoing mail has to do with a connection that is made on demand: mail that is sent at once,
 * or has waited for company long enough, opens it (F71, F85); mail that is sent when connected
 * anyway goes while it is open and never opens it, be it for another attempt (F86). Mail for the
 * internal server needs none.
 */
final class OutgoingConnection implements Reach, Line {
  /** After a failure mail does not try for so long, while a session may. */
  static final Duration PAUSE = Duration.ofSeconds(30);

  private static final Optional<Runnable> NOTHING = Optional.of(() -> {});

  private final OnDemandConnection connection;
  private final Map<Priority, QueueSettings.Schedule> schedules;
  private final Clock clock;

  OutgoingConnection(
      OnDemandConnection connection, Map<Priority, QueueSettings.Schedule> schedules, Clock clock) {
    this.connection = connection;
    this.schedules = schedules;
    this.clock = clock;
  }

  @Override
  public Optional<Runnable> keep(Queued mail) {
    boolean opens = schedules.get(mail.priority()).send() != Send.WHEN_CONNECTED;
    if (opens || mail.destination().equals(Destinations.INTERNAL)) {
      return NOTHING;
    }
    return connection.join(mail.destination()).map(lease -> lease::close);
  }

  @Override
  public Hold hold(String destination) throws IOException {
    Optional<Lease> there = connection.join(destination);
    if (there.isPresent()) {
      return there.get()::close;
    }
    Optional<ConnectionStatus.Failure> failure = failedJustNow();
    if (failure.isPresent()) {
      throw new IOException("the connection could not be brought up: " + failure.get().why());
    }
    try {
      return connection.open(destination)::close;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the connection was brought up");
    }
  }

  private Optional<ConnectionStatus.Failure> failedJustNow() {
    return connection
        .status()
        .lastFailure()
        .filter(failure -> failure.up() && failure.inARow() > 0)
        .filter(failure -> clock.instant().isBefore(failure.at().plus(PAUSE)));
  }
}
