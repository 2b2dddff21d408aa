package io.postern.accept;

import io.postern.spool.Spool;
import io.postern.wire.Security;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.server.SMTPServer;

/**
 * Listens for clients that hand over mail by SMTP (F73). SubEthaSMTP accepts their connections and
 * gives each a thread; what is said on it is said by {@link Conversation}, since SubEthaSMTP's own
 * sessions read content a byte at a time, cannot answer a batch at once, and take content for
 * commands in several ways.
 *
 * <p>May be started and stopped again and again.
 */
public final class Listener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
  private static final int THRESHOLD = 128 * 1024;
  private static final int BACKLOG = 128;
  private static final Duration SLOWEST_WATCH = Duration.ofSeconds(1);
  private static final Duration FASTEST_WATCH = Duration.ofMillis(20);
  private static final long REPORT_NANOS = Duration.ofMinutes(1).toNanos();

  private final AcceptStation station;
  private final Intake intake;
  private final AcceptSettings settings;
  private final AtomicLong numbers = new AtomicLong();
  private SMTPServer server;
  private Port port;
  private Spool spool;
  private Watchdog watchdog;
  private volatile Visits visits;
  private int boundPort;
  private long lastReport = System.nanoTime();

  /**
   * @param intake takes complete mails, on several threads at once
   */
  public Listener(AcceptStation station, Intake intake) {
    this.station = station;
    this.intake = intake;
    this.settings = station.settings();
  }

  /**
   * Begins to listen.
   *
   * @throws IOException saying what is wrong with the port or the spool folder, and what to do
   * @throws UnusableCertificateException saying what is wrong with the certificate
   */
  public synchronized void start() throws IOException {
    if (server != null) {
      throw new IllegalStateException("the SMTP listener is started already");
    }
    Optional<ListenerTls> tls = tls();
    spool = new Spool(settings.spool(), settings.maxConnections(), THRESHOLD);
    watchdog = new Watchdog(watchEvery());
    Premises premises =
        new Premises(
            station,
            new Permission(settings),
            Users.of(settings),
            new GuessLimits(station.clock()),
            tls,
            spool,
            intake);
    Port opening =
        new Port(
            new SourceLimits(settings.maxConnections(), settings.maxPerSource()),
            settings.security() == Security.TLS,
            station.meter());
    visits = new Visits(premises, watchdog, numbers);
    SMTPServer starting = server(opening);
    try {
      starting.start();
    } catch (RuntimeException failed) {
      opening.close();
      watchdog.close();
      spool.close();
      throw cannotListen(failed);
    }
    port = opening;
    server = starting;
    boundPort = opening.getLocalPort();
    watchdog.add(this::reportTurnedAway);
    LOG.info("Listening for outgoing mail on {}", where(boundPort));
  }

  private Optional<ListenerTls> tls() {
    return settings.security() == Security.NONE
        ? Optional.empty()
        : Optional.of(new ListenerTls(settings, station.certificates(), station.clock()));
  }

  private SMTPServer server(Port opening) {
    return SMTPServer.port(settings.port())
        .bindAddress(settings.bind())
        .backlog(BACKLOG)
        .hostName(settings.hostName())
        .maxConnections(settings.maxConnections())
        .serverSocketFactory(() -> opening)
        .serverThreadName("smtpd-accept")
        .executorService(new SessionThreads(settings.maxConnections()))
        .sessionHandler(visits)
        .build();
  }

  private Duration watchEvery() {
    Duration shortest = settings.idleTimeout();
    for (Duration other : new Duration[] {settings.dataTimeout(), settings.sessionTimeout()}) {
      shortest = shortest.compareTo(other) > 0 ? other : shortest;
    }
    Duration every = shortest.dividedBy(4);
    every = every.compareTo(SLOWEST_WATCH) > 0 ? SLOWEST_WATCH : every;
    return every.compareTo(FASTEST_WATCH) < 0 ? FASTEST_WATCH : every;
  }

  private IOException cannotListen(RuntimeException failed) {
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    return new IOException(
        "cannot listen on "
            + where(settings.port())
            + ": "
            + cause.getMessage()
            + "; stop the program that has this address and port, or set postern.accept.port or"
            + " postern.accept.bind",
        cause);
  }

  private String where(int number) {
    return new InetSocketAddress(settings.bind(), number).toString().replaceFirst("^[^/]*/", "");
  }

  private void reportTurnedAway(long now) {
    if (now - lastReport > REPORT_NANOS) {
      lastReport = now;
      long count = port.turnedAwayMeanwhile();
      if (count > 0) {
        LOG.warn("{} connections were turned away in the last minute: there were too many", count);
      }
    }
  }

  /** The port that is listened on; 0 when stopped. */
  public synchronized int port() {
    return server == null ? 0 : boundPort;
  }

  /** How many clients are connected. */
  public int connections() {
    Visits now = visits;
    return now == null ? 0 : now.count();
  }

  /**
   * Closes the port at once, tells idle clients to go, and waits for mails that are just coming in.
   *
   * @param patience after which clients are dropped in the middle of a mail
   */
  public synchronized void stop(Duration patience) {
    if (server == null) {
      return;
    }
    try {
      port.shut();
      visits.end(patience);
      server.stop();
      spool.close();
    } catch (IOException failed) {
      LOG.warn("The SMTP listener left something open: {}", failed.getMessage());
    } finally {
      watchdog.close();
      server = null;
    }
    LOG.info("No longer listening for outgoing mail on {}", where(boundPort));
  }

  /** Stops without patience. */
  @Override
  public void close() {
    stop(Duration.ZERO);
  }
}
