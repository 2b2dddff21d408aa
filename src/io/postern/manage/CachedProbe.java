package io.postern.manage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.boot.actuate.health.Health;

/**
 * Makes a slow question answerable at any time: it is asked on a thread of its own, at most one at
 * a time; an answer serves for a while; and who asks never waits long.
 */
final class CachedProbe implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Duration KEPT_FOR = Duration.ofSeconds(10);

  private final Supplier<Health> question;
  private final Clock clock;
  private final Duration patience;
  private final ExecutorService thread;
  private Future<Health> underWay;
  private Health answer;
  private Instant answeredAt = Instant.MIN;

  CachedProbe(String name, Supplier<Health> question, Clock clock) {
    this(name, question, clock, PATIENCE);
  }

  CachedProbe(String name, Supplier<Health> question, Clock clock, Duration patience) {
    this.question = question;
    this.clock = clock;
    this.patience = patience;
    this.thread =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread made = new Thread(work, "health-" + name);
              made.setDaemon(true);
              return made;
            });
  }

  /** The answer: fresh, or some seconds old, or DOWN because there is none in time. */
  synchronized Health health() {
    if (answeredAt.plus(KEPT_FOR).isAfter(clock.instant())) {
      return answer;
    }
    if (underWay == null) {
      underWay = thread.submit(question::get);
    }
    answer = await();
    answeredAt = clock.instant();
    return answer;
  }

  /** The answer of the question under way; when it is late, the next one who asks may have it. */
  private Health await() {
    try {
      Health health = underWay.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      underWay = null;
      return health;
    } catch (TimeoutException late) {
      return down("no answer in " + patience.toMillis() + " ms");
    } catch (ExecutionException failed) {
      underWay = null;
      return down(String.valueOf(failed.getCause().getMessage()));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return down("the gateway is stopping");
    }
  }

  private static Health down(String reason) {
    return Health.down().withDetail("reason", reason).build();
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
