package io.postern.accept;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/**
 * The clients that are connected. SubEthaSMTP asks on the thread of a new session whether to accept
 * it; the whole conversation is held in that moment.
 */
final class Visits implements SessionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Visits.class);
  private static final long LOOK_MILLIS = 20;

  private final Premises premises;
  private final Watchdog watchdog;
  private final AtomicLong numbers;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

  /**
   * @param numbers of connections, in order of arrival
   */
  Visits(Premises premises, Watchdog watchdog, AtomicLong numbers) {
    this.premises = premises;
    this.watchdog = watchdog;
    this.numbers = numbers;
  }

  /** Returns when the client is gone; what SubEthaSMTP says after that reaches nobody. */
  @Override
  public SessionAcceptance accept(Session session) {
    long number = numbers.incrementAndGet();
    Thread.currentThread().setName("smtpd-" + number);
    try {
      converse(session, number);
    } catch (IOException gone) {
      LOG.debug("A client was gone before it was greeted: {}", gone.getMessage());
    }
    return SessionAcceptance.failure(421, "4.3.2 closed");
  }

  /** Is called for sessions that were accepted, which none is. */
  @Override
  public void onSessionEnd(Session session) {}

  private void converse(Session session, long number) throws IOException {
    Connection connection = new Connection(session.getSocket(), premises.settings());
    String host = "[" + connection.address().getHostAddress() + "]";
    AcceptLog log = new AcceptLog(number, host, premises.station().knownSender());
    connections.add(connection);
    watchdog.add(connection);
    watchdog.add(log);
    try {
      new Conversation(premises, number, connection, log).run();
    } finally {
      watchdog.remove(log);
      watchdog.remove(connection);
      connections.remove(connection);
      synchronized (this) {
        notifyAll();
      }
    }
  }

  /** How many there are. */
  int count() {
    return connections.size();
  }

  /**
   * Lets idle clients go and waits for those that are just sending.
   *
   * @param patience after which they are dropped
   */
  synchronized void end(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      connections.forEach(Connection::leave);
      while (!connections.isEmpty() && System.nanoTime() - end < 0) {
        wait(LOOK_MILLIS);
        connections.forEach(Connection::leave);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    connections.forEach(Connection::drop);
  }
}
