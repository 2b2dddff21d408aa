package io.postern.manage;

import io.postern.fetch.AccountHistory;
import io.postern.fetch.SessionReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Two accounts: "sales", whose sessions end at the second look, and "lost", which has a question.
 */
final class ScriptedAccounts implements AccountControl {
  final AtomicReference<SessionReport.End> end = new AtomicReference<>(SessionReport.End.COMPLETE);
  final AtomicReference<AccountHistory.Answer> answered = new AtomicReference<>();
  private final AtomicInteger begun = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final AtomicInteger looks = new AtomicInteger();

  @Override
  public synchronized List<AccountState> list() {
    if (begun.get() > ended.get() && looks.incrementAndGet() > 1) {
      ended.set(begun.get());
    }
    boolean running = begun.get() > ended.get();
    Optional<SessionReport> last = ended.get() == 0 ? Optional.empty() : Optional.of(report());
    Optional<String> question =
        answered.get() == null
            ? Optional.of("the ledger of this account is missing; fetch-all or mark-all-seen?")
            : Optional.empty();
    return List.of(
        new AccountState(
            "lost",
            "pop.other.example:995",
            "on demand",
            false,
            0,
            Optional.empty(),
            Optional.empty(),
            question),
        new AccountState(
            "sales",
            "pop.isp.example:995",
            "every 5 minutes",
            running,
            ended.get(),
            last,
            Optional.of(Instant.parse("2026-11-21T12:05:00Z")),
            Optional.empty()));
  }

  @Override
  public Optional<AccountState> find(String account) {
    return list().stream().filter(state -> state.name().equals(account)).findFirst();
  }

  private SessionReport report() {
    String text = end.get() == SessionReport.End.COMPLETE ? "" : "no answer";
    return new SessionReport(
        "sales",
        Instant.parse("2026-11-21T12:00:00Z"),
        Duration.ofMillis(40),
        3,
        3,
        3,
        0,
        0,
        3,
        4_000,
        end.get(),
        text);
  }

  @Override
  public synchronized Fetching fetch(String account) {
    if (account.equals("lost")) {
      return new Fetching.Refused("the account has a question");
    }
    if (begun.get() > ended.get()) {
      return new Fetching.AlreadyRunning(begun.get());
    }
    looks.set(0);
    return new Fetching.Begun(begun.incrementAndGet());
  }

  @Override
  public void answer(String account, AccountHistory.Answer answer) {
    if (!account.equals("lost")) {
      throw new IllegalStateException("the account has no question");
    }
    answered.set(answer);
  }
}
