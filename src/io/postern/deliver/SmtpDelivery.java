package io.postern.deliver;

import io.postern.mail.Address;
import io.postern.mail.ContentFacts;
import io.postern.mail.Mail;
import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Cause;
import io.postern.mail.Outcome.Deferred;
import io.postern.trace.Trace;
import io.postern.wire.Wires;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers by SMTP, by envelope and by bytes, over connections that are kept for many mails. Safe
 * for many threads; an attempt waits while all connections are in use.
 */
public final class SmtpDelivery implements Delivery, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpDelivery.class);

  private final ServerSettings settings;
  private final ConnectionPool pool;
  private final Runnable endOfSweeping;
  private final AtomicBoolean warnedOfEightBit = new AtomicBoolean();
  private volatile Extensions lastOffered;

  /**
   * @param wires opens the connections; the caller closes it afterwards
   * @param clock tells how long a connection was idle
   * @throws IllegalArgumentException naming the setting that is not usable
   */
  public SmtpDelivery(ServerSettings settings, Wires wires, Clock clock) {
    this(settings, wires, clock, null);
  }

  /**
   * As above, for a trial that a person watches (F63).
   *
   * @param trace hears the dialogue, secrets masked; null for nobody
   */
  public SmtpDelivery(ServerSettings settings, Wires wires, Clock clock, Trace trace) {
    this.settings = settings.validated();
    Opening opening = new Opening(wires, settings, () -> trace);
    this.pool = new ConnectionPool(opening, clock, () -> {});
    IdleSweeper own = new IdleSweeper();
    var unused = own.every(settings.idleTimeout(), pool::closeIdle);
    this.endOfSweeping = own::close;
  }

  /**
   * As above, without a thread of its own.
   *
   * @param sweeper ends idle connections; the caller closes it afterwards
   * @param ended hears each time when a connection that was kept after an attempt ends
   */
  SmtpDelivery(Opening opening, Clock clock, IdleSweeper sweeper, Runnable ended) {
    this.settings = opening.settings().validated();
    this.pool = new ConnectionPool(opening, clock, ended);
    Future<?> sweeping = sweeper.every(settings.idleTimeout(), pool::closeIdle);
    this.endOfSweeping = () -> sweeping.cancel(false);
  }

  /** The server that this delivers to. */
  public ServerSettings settings() {
    return settings;
  }

  /** What the server offered on the last connection that was made for a mail; empty before. */
  public Optional<Extensions> lastOffered() {
    return Optional.ofNullable(lastOffered);
  }

  /**
   * Octets of the largest mail that the server takes, as it said on that connection (RFC 1870);
   * empty before, and when it named none.
   */
  public OptionalLong largestMail() {
    Extensions offered = lastOffered;
    return offered == null || offered.maxSize() <= 0
        ? OptionalLong.empty()
        : OptionalLong.of(offered.maxSize());
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
    return send(mail).outcomes();
  }

  /**
   * As {@link #attempt}, and says over which connection.
   *
   * <p>{@link Cause#SERVER} with a code of 0 is: no connection, no answer, TLS that failed, no way
   * to log in; with a code, what the server said to the greeting, EHLO, STARTTLS, AUTH (535, 534,
   * 454, 530 are about the login) or later. The text says which step it was.
   */
  public Report send(Mail mail) {
    long since = System.nanoTime();
    List<Address> recipients = mail.envelope().recipients();
    if (recipients.isEmpty()) {
      return new Report(Map.of(), Optional.empty());
    }
    try {
      ContentFacts facts = mail.content().facts();
      Optional<Outcome.Refused> unsafe = Fitness.ofContent(mail.content(), facts);
      return unsafe.isPresent()
          ? same(recipients, unsafe.get(), Optional.empty())
          : deliver(mail, facts, since);
    } catch (UnusableServerException unusable) {
      return same(recipients, deferred(unusable, unusable.getMessage()), Optional.empty());
    } catch (IOException unreadable) {
      return same(recipients, ContentSending.unreadable(unreadable), Optional.empty());
    }
  }

  private static Report same(List<Address> recipients, Outcome outcome, Optional<Facts> facts) {
    Map<Address, Outcome> outcomes = new LinkedHashMap<>();
    recipients.forEach(recipient -> outcomes.put(recipient, outcome));
    return new Report(outcomes, facts);
  }

  private static Deferred deferred(IOException failure, String text) {
    int code = failure instanceof UnusableServerException said ? said.code() : 0;
    return new Deferred(Cause.SERVER, code, text);
  }

  private Report deliver(Mail mail, ContentFacts facts, long since) throws UnusableServerException {
    pool.enter();
    try {
      SmtpConnection kept = pool.reuse();
      Report report = kept == null ? null : onKept(kept, mail, facts);
      return report != null ? report : on(pool.connect(since), mail, facts);
    } finally {
      pool.leave();
    }
  }

  /**
   * Null when the connection had died, was ended by the server before any content was sent, or
   * knows a limit that the mail is beyond.
   */
  private Report onKept(SmtpConnection kept, Mail mail, ContentFacts facts) {
    long limit = kept.offered().maxSize();
    if (limit > 0 && mail.content().size() > limit) {
      // what the server says may have changed since this connection was made
      pool.end(kept);
      return null;
    }
    try {
      return send(kept, false, mail, facts);
    } catch (IOException dead) {
      if (kept.isTimeout(dead)) {
        return failed(kept, false, mail, dead);
      }
      LOG.debug("{}: a kept connection was dead: {}", settings.name(), kept.explain(dead));
      pool.end(kept);
      return null;
    }
  }

  private Report on(SmtpConnection fresh, Mail mail, ContentFacts facts) {
    lastOffered = fresh.offered();
    try {
      return send(fresh, true, mail, facts);
    } catch (IOException lost) {
      return failed(fresh, true, mail, lost);
    }
  }

  private static Report failed(
      SmtpConnection connection, boolean fresh, Mail mail, IOException failure) {
    return same(
        mail.envelope().recipients(),
        deferred(failure, connection.explain(failure)),
        Optional.of(connection.facts(fresh, true)));
  }

  private Report send(SmtpConnection connection, boolean fresh, Mail mail, ContentFacts facts)
      throws IOException {
    if (facts.eightBit()
        && !connection.offered().eightBitMime()
        && warnedOfEightBit.compareAndSet(false, true)) {
      LOG.warn(
          "{} does not offer 8BITMIME; mails with octets above 127 are sent to it as they are",
          settings.peer());
    }
    Map<Address, Outcome> outcomes = connection.send(mail, facts);
    boolean isKept = pool.giveBack(connection);
    return new Report(outcomes, Optional.of(connection.facts(fresh, !isKept)));
  }

  /**
   * Says goodbye on idle connections; attempts under way end as they would, new ones are deferred.
   */
  @Override
  public void close() {
    endOfSweeping.run();
    pool.close();
  }
}
