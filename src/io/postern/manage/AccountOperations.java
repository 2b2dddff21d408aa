package io.postern.manage;

import io.postern.fetch.AccountHistory;
import io.postern.fetch.SessionReport;
import io.postern.manage.AccountControl.Fetching;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** The accounts, over JMX. */
@ManagedResource(
    objectName = JmxPolicy.DOMAIN + ":type=Accounts",
    description = "The mailboxes at providers that mail is fetched from")
public class AccountOperations {
  private static final String ACCOUNT = "name of the account";
  private static final int MOST_NAMES = 50;

  private final AccountControl accounts;

  AccountOperations(AccountControl accounts) {
    this.accounts = accounts;
  }

  /** All accounts, as rows. */
  @ManagedOperation(
      description = "Lists all accounts: where they are, when they are visited, how it went")
  public List<Map<String, Object>> list() {
    return accounts.list().stream().map(AccountOperations::row).toList();
  }

  /** One account, as {@link #list} has it. */
  @ManagedOperation(description = "Shows one account, as the list does")
  @ManagedOperationParameter(name = "account", description = ACCOUNT)
  public Map<String, Object> show(String account) {
    return row(known(account));
  }

  /**
   * Has an account visited now.
   *
   * @return the number of the session, and whether it was {@code begun} by this call or ran already
   * @throws IllegalStateException with the reason, when no session will come of it
   */
  @ManagedOperation(
      description =
          "Visits an account now, whatever its schedule says; returns at once with the number of the"
              + " session")
  @ManagedOperationParameter(name = "account", description = ACCOUNT)
  public Map<String, Object> fetch(String account) {
    Fetching fetching = accounts.fetch(known(account).name());
    if (fetching instanceof Fetching.Begun begun) {
      return Map.of("begun", true, "session", begun.session());
    }
    if (fetching instanceof Fetching.AlreadyRunning running) {
      return Map.of("begun", false, "session", running.session());
    }
    throw new IllegalStateException(((Fetching.Refused) fetching).reason());
  }

  /** Answers the question of an account. */
  @ManagedOperation(
      description =
          "Answers the question of an account whose ledger is missing or foreign. DANGER: fetch-all"
              + " delivers mails again that were delivered before; mark-all-seen leaves undelivered"
              + " what is in the mailbox now")
  @ManagedOperationParameter(name = "account", description = ACCOUNT)
  @ManagedOperationParameter(name = "answer", description = "fetch-all, mark-all-seen or keep")
  public void answer(String account, String answer) {
    AccountHistory.Answer meant = AccountHistory.Answer.of(answer);
    accounts.answer(known(account).name(), meant);
  }

  private AccountState known(String account) {
    return accounts
        .find(account)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no account is called \"%s\"; there are: %s".formatted(account, names())));
  }

  private String names() {
    List<AccountState> all = accounts.list();
    String some =
        all.stream().limit(MOST_NAMES).map(AccountState::name).collect(Collectors.joining(", "));
    return all.size() > MOST_NAMES ? some + " and " + (all.size() - MOST_NAMES) + " more" : some;
  }

  private static Map<String, Object> row(AccountState account) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", account.name());
    row.put("host", account.host());
    row.put("schedule", account.schedule());
    row.put("state", state(account));
    row.put("session", account.session());
    row.put("outcome", account.last().map(r -> word(r.end())).orElse(""));
    row.put("error", account.last().map(SessionReport::isError).orElse(false));
    row.put("report", account.last().map(SessionReport::toString).orElse(""));
    row.put("started", account.last().map(r -> r.started().toString()).orElse(""));
    row.put("next", account.next().map(Object::toString).orElse(""));
    row.put("question", account.question().orElse(""));
    return row;
  }

  private static String state(AccountState account) {
    if (account.question().isPresent()) {
      return "question";
    }
    return account.running() ? "running" : "idle";
  }

  private static String word(SessionReport.End end) {
    return end.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
