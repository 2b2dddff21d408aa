package io.postern.fetch;

import io.postern.fetch.SessionReport.End;
import io.postern.fetch.pop3.Listing;
import io.postern.fetch.pop3.Pop3Connection;
import io.postern.fetch.pop3.Pop3Exception;
import io.postern.spool.Spool;
import io.postern.store.StoreException;
import java.io.IOException;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * One visit to one account: connect, list, fetch, delete, quit.
 *
 * <p>First come the mails that were never tried, many at once; then, on a connection of their own,
 * one by one, those that were tried in vain. A connection that breaks is made anew a few times; the
 * mail it broke on waits for the second part.
 */
final class Session {
  /** Messages considered in one session; what is beyond follows in the next. */
  static final int MAX_LISTED = 200_000;

  private final MailboxSettings settings;
  private final FetchSettings limits;
  private final Providers providers;
  private final Ledger ledger;
  private final AccountHistory history;
  private final Carrier carrier;
  private final Executor workers;
  private final BooleanSupplier stop;
  private final boolean censusDue;
  private final Prospects prospects;
  private final Diagnoses diagnoses;
  private final Clock clock;
  private final Tally tally;
  private final Set<String> tried = new HashSet<>();

  /**
   * @param censusDue whether the ledger is to be compared with the mailbox as a whole, which costs
   *     time in proportion to both
   * @param prospects says where mails would go
   * @param diary hears of each step
   * @param diagnoses looks into it when the line broke on a mail
   */
  Session(
      MailboxSettings settings,
      FetchSettings limits,
      Providers providers,
      Ledger ledger,
      AccountHistory history,
      Carrier carrier,
      Executor workers,
      BooleanSupplier stop,
      boolean censusDue,
      Prospects prospects,
      SessionDiary diary,
      Diagnoses diagnoses,
      Clock clock) {
    this.settings = settings;
    this.limits = limits;
    this.providers = providers;
    this.ledger = ledger;
    this.history = history;
    this.carrier = carrier;
    this.workers = workers;
    this.stop = stop;
    this.censusDue = censusDue && !settings.retention().leave();
    this.prospects = prospects;
    this.clock = clock;
    this.diagnoses = diagnoses;
    this.tally = new Tally(settings.account(), clock, diary);
  }

  /** Does it all; whatever goes wrong is in the report. */
  SessionReport run() throws InterruptedException {
    try {
      AccountHistory.Check check = history.check(settings.account(), host(), username());
      if (check instanceof AccountHistory.Check.Question question) {
        return tally.report(End.QUESTION, question.text());
      }
      return throughGate(check instanceof AccountHistory.Check.MarkAllSeen);
    } catch (IOException | StoreException failed) {
      return tally.report(End.FAILED, failed.getMessage());
    }
  }

  private SessionReport throughGate(boolean markAllSeen) throws InterruptedException {
    try (Gate.Stay stay = providers.gate().enter(settings.account())) {
      SessionReport report = visit(markAllSeen);
      diagnoses.after(settings, tally, stop);
      return report;
    } catch (IOException closed) {
      return tally.report(End.UNREACHABLE, closed.getMessage());
    }
  }

  private SessionReport visit(boolean markAllSeen) throws InterruptedException {
    try (Spool spool = spool()) {
      return visits(spool, markAllSeen);
    } catch (IOException | StoreException failed) {
      return tally.report(End.FAILED, failed.getMessage());
    }
  }

  private Spool spool() throws IOException {
    return new Spool(limits.dataDir().resolve("spool"), limits.inFlight(), limits.spoolThreshold());
  }

  private String host() {
    return settings.peer().host();
  }

  private String username() {
    return settings.login().username();
  }

  private SessionReport visits(Spool spool, boolean markAllSeen)
      throws IOException, InterruptedException {
    Plan.Phase phase = Plan.Phase.FRESH;
    Means means = null;
    int reconnects = 0;
    while (true) {
      try (Pop3Connection pop3 = connect()) {
        Listing listing = pop3.list(MAX_LISTED);
        tally.listed = listing.size();
        tally.diary.listed(listing.size(), listing.octets());
        Optional<SessionReport> over =
            phase == Plan.Phase.FRESH
                ? beforeFetching(pop3, listing, markAllSeen)
                : Optional.empty();
        if (over.isPresent()) {
          return over.get();
        }
        means = means != null ? means : means(spool, listing);
        over = pass(means, pop3, plan(means, listing, phase, pop3), phase);
        if (over.isPresent()) {
          return over.get();
        }
        phase = Plan.Phase.RETRIES;
      } catch (Pop3Exception broken) {
        tally.failed(broken);
        if (!isLoss(broken) || ++reconnects > limits.reconnects() || stop.getAsBoolean()) {
          return tally.report(end(broken), broken.getMessage());
        }
        tally.trouble = broken.getMessage();
      }
    }
  }

  /** Empty when there is something to fetch and nothing against it. */
  private Optional<SessionReport> beforeFetching(
      Pop3Connection pop3, Listing listing, boolean markAllSeen) throws IOException {
    MailboxCensus census = new MailboxCensus(settings, ledger, listing);
    if (markAllSeen) {
      census.markAllSeen();
      history.markedSeen(settings.account(), host(), username());
      pop3.quit();
      return Optional.of(tally.report(End.COMPLETE, "marked all as seen"));
    }
    if (censusDue) {
      census.note();
    }
    Optional<String> renamed = census.take(pop3);
    if (renamed.isPresent()) {
      pop3.quit();
      return Optional.of(tally.report(End.QUESTION, renamed.get()));
    }
    if (listing.size() > 0) {
      history.fetching(settings.account(), host(), username());
    }
    return Optional.empty();
  }

  private Means means(Spool spool, Listing listing) {
    return new Means(
        settings,
        ledger,
        carrier,
        spool,
        workers,
        stop,
        tally,
        new Allowance(settings.sizes()),
        SizeGate.of(settings.sizes(), listing, prospects),
        prospects,
        clock);
  }

  private Plan plan(Means means, Listing listing, Plan.Phase phase, Pop3Connection pop3) {
    boolean top = pop3.capabilities().top();
    Choice choice = new Choice(settings, means.gate(), phase, tried, top, clock.instant());
    return new Plan(means.account(), ledger, listing, phase, choice, means.allowance(), workers);
  }

  /** Empty when there are mails to be tried again, on a connection of their own. */
  private Optional<SessionReport> pass(
      Means means, Pop3Connection pop3, Plan plan, Plan.Phase phase)
      throws IOException, InterruptedException {
    Pass pass = new Pass(means, pop3, plan);
    pass.run();
    if (means.allowance().isUsedUp()) {
      tally.rest(means.allowance().sentence());
    }
    if (!pass.serverTrouble().isEmpty()) {
      return Optional.of(tally.report(End.SERVER_DOWN, pass.serverTrouble()));
    }
    if (stop.getAsBoolean()) {
      return Optional.of(tally.report(End.STOPPED, tally.trouble));
    }
    return phase == Plan.Phase.FRESH && plan.sawRetries()
        ? Optional.empty()
        : Optional.of(tally.report(End.COMPLETE, tally.trouble));
  }

  private Pop3Connection connect() throws Pop3Exception {
    tally.diary.connecting(settings);
    return providers.open(settings);
  }

  private static boolean isLoss(Pop3Exception broken) {
    return switch (broken.kind()) {
      case LOST, TIMEOUT, PROTOCOL -> true;
      default -> false;
    };
  }

  private static End end(Pop3Exception broken) {
    return switch (broken.kind()) {
      case NAME, CONNECT, TLS, GREETING, SYS_TEMP, SYS_PERM -> End.UNREACHABLE;
      case LOGIN -> End.LOGIN_FAILED;
      case IN_USE, LOGIN_DELAY -> End.BUSY;
      case LOST, TIMEOUT -> End.LOST;
      case NO_UIDL, PROTOCOL -> End.PROTOCOL;
    };
  }
}
