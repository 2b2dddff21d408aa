package io.postern.account;

import io.postern.connection.ConnectionSettings;
import io.postern.deliver.ServerSettings;
import io.postern.deliver.SpamRejection;
import io.postern.fetch.FetchSettings;
import io.postern.mail.Address;
import io.postern.route.Recipient;
import io.postern.sessionlog.SessionLogSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that an administrator wrote, checked. Immutable.
 *
 * @param dataDir folder of the store, the hold and the spool
 * @param fetch how all accounts are fetched
 * @param accounts in the order written; none when mail is only sent
 * @param recipients in the order written; at least one when there are accounts
 * @param server the internal mail server
 * @param spamRejection tells what the internal server rejects as spam; empty when that is off
 * @param postmaster gets notices, and what matches nobody
 * @param console who may sign in there
 * @param outgoing how mail is sent; empty when none is
 * @param inspection how mail is looked into; empty when it is not
 * @param sessionLogs what becomes of the logs of sessions
 * @param takeUp when changes of all this are taken up
 * @param connection how providers are reached; empty when they always can be
 */
public record Definitions(
    Path dataDir,
    FetchSettings fetch,
    List<AccountDefinition> accounts,
    List<Recipient> recipients,
    ServerSettings server,
    Optional<SpamRejection> spamRejection,
    Address postmaster,
    ConsoleLogin console,
    Optional<Outgoing> outgoing,
    Optional<Inspection> inspection,
    SessionLogSettings sessionLogs,
    TakeUp takeUp,
    Optional<ConnectionSettings> connection) {
  public Definitions {
    accounts = List.copyOf(accounts);
    recipients = List.copyOf(recipients);
  }

  /**
   * The recipients of each account that has any, in the order written; none of them knows of its
   * other accounts.
   */
  public Map<String, List<Recipient>> recipientsByAccount() {
    Map<String, List<Recipient>> byAccount = new HashMap<>();
    for (Recipient recipient : recipients) {
      for (String account : recipient.accounts()) {
        byAccount.computeIfAbsent(account, a -> new ArrayList<>()).add(recipient.of(account));
      }
    }
    return byAccount;
  }

  /** In short, for endpoint URIs and comments may hold what is nobody's business. */
  @Override
  public String toString() {
    return Summary.count(accounts.size(), "account")
        + ", "
        + Summary.count(recipients.size(), "recipient")
        + outgoing.map(o -> ", " + o).orElse("")
        + inspection.map(i -> ", " + i).orElse("");
  }
}
