package io.postern.fetch;

import io.postern.spool.Spool;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/**
 * What one session works with, on all its connections.
 *
 * @param settings of its account
 * @param carrier takes mails through the routes
 * @param spool has a place for each mail under way
 * @param workers carry mails
 * @param stop whether the session is to begin nothing more
 * @param tally what happened so far
 * @param allowance how much may be downloaded yet
 * @param gate says which mails are too large
 * @param prospects says where mails would go
 */
record Means(
    MailboxSettings settings,
    Ledger ledger,
    Carrier carrier,
    Spool spool,
    Executor workers,
    BooleanSupplier stop,
    Tally tally,
    Allowance allowance,
    SizeGate gate,
    Prospects prospects,
    Clock clock) {

  String account() {
    return settings.account();
  }
}
