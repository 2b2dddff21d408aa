package io.postern.deliver;

import io.postern.mail.Address;
import io.postern.mail.ContentFacts;
import io.postern.mail.Mail;
import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Cause;
import io.postern.mail.Outcome.Deferred;
import io.postern.wire.Wires;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers by SMTP, by envelope and by bytes, over connections that are kept for many mails. Safe
 * for many threads; an attempt waits while all connections are in use.
 */
public final class SmtpDelivery implements Delivery, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpDelivery.class);
  private static final long MAX_SWEEP_MILLIS = 10_000;

  private final ServerSettings settings;
  private final ConnectionPool pool;
  private final ScheduledExecutorService sweeper;
  private final AtomicBoolean warnedOfEightBit = new AtomicBoolean();

  /**
   * @param wires opens the connections; the caller closes it afterwards
   * @param clock tells how long a connection was idle
   * @throws IllegalArgumentException naming the setting that is not usable
   */
  public SmtpDelivery(ServerSettings settings, Wires wires, Clock clock) {
    this.settings = validated(settings);
    this.pool = new ConnectionPool(settings, wires, clock);
    this.sweeper = Executors.newSingleThreadScheduledExecutor(this::sweeperThread);
    long period = Math.min(MAX_SWEEP_MILLIS, 1 + settings.idleTimeout().toMillis() / 2);
    var unused =
        sweeper.scheduleWithFixedDelay(pool::closeIdle, period, period, TimeUnit.MILLISECONDS);
  }

  private static ServerSettings validated(ServerSettings settings) {
    if (settings.maxConnections() < 1) {
      throw new IllegalArgumentException(
          settings.name() + ": at least 1 connection, not " + settings.maxConnections());
    }
    String helo = settings.heloName();
    if (helo.isEmpty() || !helo.chars().allMatch(c -> c > ' ' && c <= '~')) {
      throw new IllegalArgumentException(
          settings.name()
              + ": the name for EHLO must be a host name or [address], not \""
              + helo
              + "\"");
    }
    return settings;
  }

  private Thread sweeperThread(Runnable work) {
    Thread thread = new Thread(work, "deliver-" + settings.name() + "-idle");
    thread.setDaemon(true);
    return thread;
  }

  /** The server that this delivers to. */
  public ServerSettings settings() {
    return settings;
  }

  /** How many connections are kept open and idle. */
  public int idleConnections() {
    return pool.keptCount();
  }

  /** How many attempts wait for a connection now; an estimate while some come and go. */
  public int waiting() {
    return pool.waiting();
  }

  /** Ends idle connections whose time is over; happens by itself, too. */
  void closeIdle() {
    pool.closeIdle();
  }

  @Override
  public Map<Address, Outcome> attempt(Mail mail) {
    long since = System.nanoTime();
    List<Address> recipients = mail.envelope().recipients();
    if (recipients.isEmpty()) {
      return Map.of();
    }
    try {
      ContentFacts facts = mail.content().facts();
      Optional<Outcome.Refused> unsafe = Fitness.ofContent(mail.content(), facts);
      return unsafe.isPresent() ? same(recipients, unsafe.get()) : deliver(mail, facts, since);
    } catch (UnusableServerException unusable) {
      return same(recipients, new Deferred(Cause.SERVER, unusable.code(), unusable.getMessage()));
    } catch (IOException unreadable) {
      return same(recipients, ContentSending.unreadable(unreadable));
    }
  }

  private static Map<Address, Outcome> same(List<Address> recipients, Outcome outcome) {
    Map<Address, Outcome> outcomes = new LinkedHashMap<>();
    recipients.forEach(recipient -> outcomes.put(recipient, outcome));
    return outcomes;
  }

  private Map<Address, Outcome> deliver(Mail mail, ContentFacts facts, long since)
      throws UnusableServerException {
    pool.enter();
    try {
      SmtpConnection kept = pool.reuse();
      Map<Address, Outcome> outcomes = kept == null ? null : onKept(kept, mail, facts);
      return outcomes != null ? outcomes : on(pool.connect(since), mail, facts);
    } finally {
      pool.leave();
    }
  }

  /** Null when the connection had died, or was ended by the server, before any content was sent. */
  private Map<Address, Outcome> onKept(SmtpConnection kept, Mail mail, ContentFacts facts)
      throws UnusableServerException {
    try {
      return send(kept, mail, facts);
    } catch (SocketTimeoutException slow) {
      throw new UnusableServerException(0, kept.explain(slow));
    } catch (IOException dead) {
      LOG.debug("{}: a kept connection was dead: {}", settings.name(), kept.explain(dead));
      return null;
    }
  }

  private Map<Address, Outcome> on(SmtpConnection fresh, Mail mail, ContentFacts facts)
      throws UnusableServerException {
    try {
      return send(fresh, mail, facts);
    } catch (IOException lost) {
      int code = lost instanceof UnusableServerException said ? said.code() : 0;
      throw new UnusableServerException(code, fresh.explain(lost));
    }
  }

  private Map<Address, Outcome> send(SmtpConnection connection, Mail mail, ContentFacts facts)
      throws IOException {
    if (facts.eightBit()
        && !connection.offered().eightBitMime()
        && warnedOfEightBit.compareAndSet(false, true)) {
      LOG.warn(
          "{} does not offer 8BITMIME; mails with octets above 127 are sent to it as they are",
          settings.peer());
    }
    Map<Address, Outcome> outcomes = connection.send(mail, facts);
    pool.giveBack(connection);
    return outcomes;
  }

  /**
   * Says goodbye on idle connections; attempts under way end as they would, new ones are deferred.
   */
  @Override
  public void close() {
    sweeper.shutdownNow();
    pool.close();
  }
}
