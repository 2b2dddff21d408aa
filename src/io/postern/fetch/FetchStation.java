package io.postern.fetch;

import io.postern.journal.Journal;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** What all accounts' consumers share, and where they find their account's settings. */
public final class FetchStation {
  private final FetchSettings limits;
  private final Providers providers;
  private final Ledger ledger;
  private final AccountHistory history;
  private final Journal journal;
  private final Sessions sessions;
  private final SessionWatch watch;
  private final Prospects prospects;
  private final String hostName;
  private final Clock clock;
  private final Diagnoses diagnoses;
  private final Map<String, MailboxSettings> accounts = new ConcurrentHashMap<>();

  /**
   * @param prospects says where mails would go
   * @param hostName what the gateway calls itself in trace lines
   */
  public FetchStation(
      FetchSettings limits,
      Providers providers,
      Ledger ledger,
      AccountHistory history,
      Journal journal,
      Sessions sessions,
      SessionWatch watch,
      Prospects prospects,
      String hostName,
      Clock clock) {
    this.limits = limits;
    this.providers = providers;
    this.ledger = ledger;
    this.history = history;
    this.journal = journal;
    this.sessions = sessions;
    this.watch = watch;
    this.prospects = prospects;
    this.hostName = hostName;
    this.clock = clock;
    this.diagnoses = new Diagnoses(providers, clock);
  }

  /**
   * Makes an account known before its route is started, or changes it while nobody is in its
   * mailbox ({@link MailboxConsumer#whenIdle}).
   */
  public void put(MailboxSettings account) {
    accounts.put(account.account(), account);
  }

  /** Forgets an account whose route is gone. */
  public void remove(String account) {
    accounts.remove(account);
  }

  /**
   * The settings of an account.
   *
   * @throws IllegalArgumentException when there is no such account
   */
  MailboxSettings settings(String account) {
    return find(account)
        .orElseThrow(() -> new IllegalArgumentException("there is no account " + account));
  }

  Optional<MailboxSettings> find(String account) {
    return Optional.ofNullable(accounts.get(account));
  }

  /** Where answers to the questions of accounts are left. */
  public AccountHistory history() {
    return history;
  }

  /** To be entered before a provider is spoken to by hand. */
  public Gate gate() {
    return providers.gate();
  }

  Sessions sessions() {
    return sessions;
  }

  SessionWatch watch() {
    return watch;
  }

  Journal journal() {
    return journal;
  }

  Clock clock() {
    return clock;
  }

  Session session(
      MailboxSettings account, Journey journey, BooleanSupplier stop, boolean censusDue) {
    Carrier carrier = new Carrier(account, limits, ledger, journey, hostName, clock);
    return new Session(
        account,
        limits,
        providers,
        ledger,
        history,
        carrier,
        sessions.workers(),
        stop,
        censusDue,
        prospects,
        watch.diary(account),
        diagnoses,
        clock);
  }
}
