package io.postern.fetch;

import io.postern.fetch.pop3.FakePop3;
import io.postern.journal.Journal;
import io.postern.mail.MailIds;
import io.postern.store.Store;
import io.postern.time.SettableClock;
import io.postern.wire.Credentials;
import io.postern.wire.Peer;
import io.postern.wire.Secret;
import io.postern.wire.Security;
import io.postern.wire.Wires;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A mailbox of three messages, and what an administrator has to work on it. */
abstract class MailboxByHand {
  static final String ORDER =
      """
      Date: Mon, 16 Nov 2026 09:00:00 +0100 (CET)\r
      From: =?utf-8?q?J=C3=BCrgen?= <j@example.org>\r
      Subject: Order \u001b[2J\r
      \r
      one\r
      two\r
      three\r
      """;

  @TempDir Path data;
  final SettableClock clock = new SettableClock();
  final Wires wires = new Wires();
  final FakePop3 provider = FakePop3.with("a1", ORDER, "a2", "x", "a3", "y").start();
  Store store;
  Journal journal;
  Ledger ledger;
  LedgerCare care;
  MailboxTool tool;

  @BeforeEach
  void open() throws IOException {
    store = Store.open(data.resolve("postern.db"), clock);
    journal = new Journal(store, clock);
    ledger = new Ledger(store, journal, new MailIds(clock), clock);
    care = new LedgerCare(store, journal);
    AccountHistory history = new AccountHistory(store, data.resolve("history"));
    tool = new MailboxTool(new Providers(wires), ledger, care, history, clock);
  }

  @AfterEach
  void close() {
    provider.close();
    wires.close();
    store.close();
  }

  void delivered(String uidl, long size) {
    ledger.begin("info", List.of(new Candidate(uidl, size)));
    ledger.settled("info", uidl, true, true).join();
  }

  MailboxSettings settings() {
    return settings(provider);
  }

  static MailboxSettings settings(FakePop3 server) {
    return new MailboxSettings(
        "info",
        new Peer(
            "127.0.0.1",
            server.port(),
            Security.NONE,
            Optional.empty(),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5)),
        new Credentials("anna", new Secret("geheim")),
        true,
        new Schedule.OnDemand(),
        Retention.NONE,
        SizeLimits.NONE,
        "");
  }
}
