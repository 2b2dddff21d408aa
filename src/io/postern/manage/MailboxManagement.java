package io.postern.manage;

import io.postern.fetch.AccountHistory;
import io.postern.fetch.Gate;
import io.postern.fetch.Ledger;
import io.postern.fetch.LedgerCare;
import io.postern.fetch.MailboxTool;
import io.postern.fetch.Providers;
import io.postern.hold.Hold;
import io.postern.journal.Journal;
import io.postern.store.Store;
import io.postern.trace.Traces;
import io.postern.wire.Wires;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Looking into mailboxes by hand.
 *
 * <p>Needs beans from outside: {@link MailboxControl}, {@link Wires}, {@link Traces}, {@link
 * Ledger}, {@link AccountHistory} and what {@link Management} needs.
 */
@Configuration(proxyBeanMethods = false)
public class MailboxManagement {
  @Bean
  LedgerCare ledgerCare(Store store, Journal journal) {
    return new LedgerCare(store, journal);
  }

  @Bean
  MailboxTool mailboxTool(
      Wires wires,
      Traces traces,
      Ledger ledger,
      LedgerCare care,
      AccountHistory history,
      Clock clock) {
    // the account's own visit is through the gate already
    return new MailboxTool(new Providers(wires, traces, Gate.OPEN), ledger, care, history, clock);
  }

  @Bean
  MailboxOperations mailboxOperations(
      MailboxControl mailboxes, MailboxTool tool, LedgerCare care, Hold hold) {
    return new MailboxOperations(mailboxes, tool, care, hold);
  }
}
