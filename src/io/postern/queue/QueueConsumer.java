package io.postern.queue;

import io.postern.mail.ExchangeKeys;
import io.postern.mail.OneLine;
import io.postern.store.StoreException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each mail that is due through the route: its id as the body, so that nothing is read from
 * the disk for a mail that waits in the route. Suspended or stopped, it takes no more, and waits
 * for those under way as long as Camel waits at a shutdown.
 *
 * <p>A mail whose attempt began and was not settled by the route is given back to the queue.
 */
public final class QueueConsumer extends DefaultConsumer implements Suspendable {
  private static final Logger LOG = LoggerFactory.getLogger(QueueConsumer.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int MAX_REASON = 300;

  private final Queue queue;
  private final int workers;
  private final AtomicBoolean failing = new AtomicBoolean();
  private volatile Crew crew;

  QueueConsumer(QueueEndpoint endpoint, Processor processor, Queue queue, int workers) {
    super(endpoint, processor);
    this.queue = queue;
    this.workers = workers;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    open();
  }

  @Override
  protected void doResume() {
    open();
  }

  @Override
  protected void doSuspend() throws Exception {
    shut();
  }

  @Override
  protected void doStop() throws Exception {
    shut();
    super.doStop();
  }

  private synchronized void open() {
    if (crew == null) {
      crew = new Crew("queue-" + getRouteId(), workers, queue.dispatch(), this::carry);
      crew.start();
    }
  }

  private synchronized void shut() throws InterruptedException {
    if (crew == null) {
      return;
    }
    long seconds = getEndpoint().getCamelContext().getShutdownStrategy().getTimeout();
    boolean ended = crew.stop(Duration.ofSeconds(seconds));
    crew = null;
    if (!ended) {
      LOG.warn("{}: attempts are still under way after {} s", getRouteId(), seconds);
    }
  }

  private void carry(Candidate candidate) {
    Exchange exchange = createExchange(false);
    try {
      exchange.getMessage().setBody(candidate.mailId());
      exchange.getMessage().setHeader(ExchangeKeys.MAIL_ID, candidate.mailId());
      process(exchange);
      ended(exchange, candidate);
    } finally {
      releaseExchange(exchange, false);
    }
  }

  /** Whatever a route throws, even an error, is about this mail only. */
  private void process(Exchange exchange) {
    try {
      getProcessor().process(exchange);
    } catch (Throwable failed) {
      exchange.setException(failed);
    }
  }

  private void ended(Exchange exchange, Candidate candidate) {
    Exception failed = exchange.getException();
    Transit transit = exchange.getProperty(ExchangeKeys.TRANSIT, Transit.class);
    if (transit != null) {
      failing.set(false);
      giveBack(transit, failed);
    } else if (failed != null) {
      notBegun(candidate, failed.toString());
    } else if (!exchange.isRouteStop()) {
      notBegun(candidate, "the route " + getRouteId() + " never begins an attempt");
    }
  }

  private void giveBack(Transit transit, Exception failed) {
    String why =
        failed == null ? "the route " + getRouteId() + " did not settle it" : failed.toString();
    String mailId = transit.queued().mailId();
    try {
      if (queue.giveBack(transit, "not sent: " + OneLine.of(why, MAX_REASON))) {
        LOG.warn("The attempt at mail {} was broken off and is tried again later", mailId, failed);
      } else if (failed != null) {
        LOG.warn("After the attempt at mail {} was settled", mailId, failed);
      }
    } catch (StoreException e) {
      LOG.error("Mail {} is in doubt until the next start: {}", mailId, e.getMessage());
    }
  }

  /** The mail is due as before; whatever is wrong, it is likely wrong for the next one, too. */
  private void notBegun(Candidate candidate, String why) {
    if (failing.compareAndSet(false, true)) {
      LOG.error(
          "The attempt at mail {} could not begin; this is tried until it can: {}",
          candidate.mailId(),
          why);
    }
    pause();
  }

  private void pause() {
    Crew own = crew;
    if (own != null) {
      own.pause(PAUSE);
    }
  }
}
