package io.postern.manage;

import io.postern.fetch.AccountHistory;
import io.postern.fetch.FetchStation;
import io.postern.fetch.Gate;
import io.postern.fetch.MailboxConsumer;
import io.postern.fetch.SessionReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.quartz.SchedulerException;

/** The accounts, as their routes' consumers know them. */
public final class MailboxRoutes implements AccountControl, MailboxControl {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final CamelContext camel;
  private final FetchStation station;

  public MailboxRoutes(CamelContext camel, FetchStation station) {
    this.camel = camel;
    this.station = station;
  }

  @Override
  public List<AccountState> list() {
    return camel.getRoutes().stream()
        .map(Route::getConsumer)
        .filter(MailboxConsumer.class::isInstance)
        .map(consumer -> state((MailboxConsumer) consumer))
        .sorted(Comparator.comparing(AccountState::name))
        .toList();
  }

  @Override
  public Optional<AccountState> find(String account) {
    return known(account).map(MailboxRoutes::state);
  }

  private static AccountState state(MailboxConsumer consumer) {
    Optional<SessionReport> last = consumer.lastReport();
    return new AccountState(
        consumer.account(),
        consumer.settings().peer().toString(),
        consumer.settings().schedule().inWords(),
        consumer.isInSession(),
        consumer.sessionsEnded(),
        last,
        next(consumer),
        last.filter(report -> report.end() == SessionReport.End.QUESTION).map(SessionReport::text));
  }

  private static Optional<Instant> next(MailboxConsumer consumer) {
    try {
      return consumer.nextVisit().map(Date::toInstant);
    } catch (SchedulerException broken) {
      throw new IllegalStateException("the schedule cannot be read", broken);
    }
  }

  @Override
  public Fetching fetch(String account) {
    MailboxConsumer consumer = consumer(account);
    long session = consumer.sessionsEnded() + 1;
    if (!consumer.isOpen()) {
      return new Fetching.Refused("the account is paused: resume its route fetch-" + account);
    }
    return consumer.requestSession()
        ? new Fetching.Begun(session)
        : new Fetching.AlreadyRunning(session);
  }

  @Override
  public void answer(String account, AccountHistory.Answer answer) {
    MailboxConsumer consumer = consumer(account);
    boolean asked =
        consumer.lastReport().filter(r -> r.end() == SessionReport.End.QUESTION).isPresent();
    if (!asked) {
      throw new IllegalStateException("the account " + account + " has no question");
    }
    station.history().answer(account, answer);
    consumer.requestSession();
  }

  @Override
  public <T> T visit(String account, Errand<T> errand) throws Exception {
    MailboxConsumer consumer = consumer(account);
    return consumer.alone(
        PATIENCE,
        () -> {
          try (Gate.Stay stay = station.gate().enter(account)) {
            return errand.run(consumer.settings());
          }
        });
  }

  private MailboxConsumer consumer(String account) {
    return known(account)
        .orElseThrow(() -> new IllegalArgumentException("there is no account " + account));
  }

  /** By the name of its route: there may be thousands. */
  private Optional<MailboxConsumer> known(String account) {
    return Optional.ofNullable(camel.getRoute("fetch-" + account))
        .map(Route::getConsumer)
        .filter(MailboxConsumer.class::isInstance)
        .map(MailboxConsumer.class::cast);
  }
}
