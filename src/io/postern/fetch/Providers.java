package io.postern.fetch;

import io.postern.fetch.pop3.Pop3Connection;
import io.postern.fetch.pop3.Pop3Exception;
import io.postern.trace.Trace;
import io.postern.trace.Traces;
import io.postern.wire.Peer;
import io.postern.wire.Wires;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Opens the mailboxes of accounts at their providers.
 *
 * @param wires makes the connections; the caller closes it afterwards
 * @param traces gives, by an account's name, who hears its dialogues, or null for nobody
 * @param gate is entered before, and left when the last mailbox of a session is closed
 */
public record Providers(Wires wires, Function<String, Supplier<Trace>> traces, Gate gate) {
  private static final String TRACE = "pop3:";

  /** Nobody hears the dialogues. */
  public Providers(Wires wires) {
    this(wires, account -> () -> null, Gate.OPEN);
  }

  /**
   * Whoever switches on the trace of {@link #trace(String)} hears an account's dialogues (F125).
   */
  public Providers(Wires wires, Traces traces, Gate gate) {
    this(wires, account -> traces.of(trace(account)), gate);
  }

  /** The name of an account's trace: {@code pop3:} and the account's own. */
  public static String trace(String account) {
    return TRACE + account;
  }

  /** Whether a trace is that of some account. */
  public static boolean isTrace(String name) {
    return name.startsWith(TRACE);
  }

  /**
   * Connects and signs in.
   *
   * @throws Pop3Exception as of {@link Pop3Connection#open}
   */
  Pop3Connection open(MailboxSettings account) throws Pop3Exception {
    return open(account, account.peer());
  }

  /** The same with the account's server spoken to in another way. */
  Pop3Connection open(MailboxSettings account, Peer peer) throws Pop3Exception {
    return Pop3Connection.open(
        wires, peer, account.login(), account.apop(), traces.apply(account.account()));
  }
}
