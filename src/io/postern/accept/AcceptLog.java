package io.postern.accept;

import io.postern.mail.Address;
import io.postern.mail.Client;
import io.postern.mail.HeaderText;
import io.postern.mail.Mail;
import io.postern.mail.OneLine;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the log about one connection, in the words of the old product (F94, F97, F103). The lines
 * of a mail are one event, which waits a moment so that the end of the connection can be part of
 * it.
 */
final class AcceptLog implements Watchdog.Watched {
  /** The log of what goes out. */
  static final String NAME = "outgoing";

  private static final Logger LOG = LoggerFactory.getLogger(NAME);
  private static final long PATIENCE_NANOS = 1_000_000_000L;
  private static final int MAX_RECIPIENTS = 100;
  private static final int MAX_REFUSALS = 50;
  private static final int MAX_TEXT = 300;

  private final String prefix;
  private final Predicate<Address> knownSender;
  private final StringBuilder lines = new StringBuilder(512);
  private String host;
  private int refusals;
  private boolean opened;
  private long since;

  /**
   * @param number of the connection
   * @param host the client's address, until it says a name
   * @param knownSender whether somebody could be told of a failure
   */
  AcceptLog(long number, String host, Predicate<Address> knownSender) {
    this.prefix = "Queue [" + number + "] ";
    this.host = host;
    this.knownSender = knownSender;
  }

  /** The client has said its name. */
  synchronized void introduced(Client client) {
    host = OneLine.of(client.toString(), MAX_TEXT);
  }

  /** A mail is in the queue. */
  synchronized void taken(Mail mail, Transaction transaction, long normalised) {
    if (!LOG.isInfoEnabled()) {
      return;
    }
    write();
    line("Mail From: ").append(mail.envelope().reversePath());
    String said = transaction.mail().toString();
    lines.append(said, "FROM:".length() + mail.envelope().reversePath().length(), said.length());
    lines.append(" (").append(mail.id()).append(')');
    if (!mail.envelope().sender().map(knownSender::test).orElse(true)) {
      lines.append(" (sender's address unknown: nobody could be notified)");
    }
    recipients(transaction);
    mail.header()
        .first("Subject")
        .ifPresent(s -> line("Subject: ").append(OneLine.of(HeaderText.decode(s), MAX_TEXT)));
    if (normalised > 0) {
      line("Line ends made whole: ").append(normalised);
    }
  }

  private void recipients(Transaction transaction) {
    int shown = 0;
    for (RcptCommand each : transaction.recipients()) {
      if (shown++ == MAX_RECIPIENTS) {
        int more = transaction.recipientCount() - MAX_RECIPIENTS;
        line("Rcpt To: ").append(more).append(" more");
        return;
      }
      String said = each.toString();
      line("Rcpt To: ").append(said, "TO:".length(), said.length());
    }
  }

  /**
   * Something was refused.
   *
   * @param what the command, or the mail
   */
  synchronized void refused(String what, String reply) {
    if (refusals++ < MAX_REFUSALS) {
      line("Refused: ")
          .append(OneLine.of(what, MAX_TEXT))
          .append(" (")
          .append(OneLine.of(reply, MAX_TEXT))
          .append(')');
    }
  }

  /**
   * The connection is over.
   *
   * @param how why, when it is not the client that ended it
   */
  synchronized void closed(String how) {
    line("Connection closed").append(how).append('.');
    write();
  }

  private StringBuilder line(String text) {
    if (!opened) {
      opened = true;
      line("ESMTP Connection accepted from: ").append(host);
    }
    if (lines.length() == 0) {
      since = System.nanoTime();
    } else {
      lines.append('\n');
    }
    return lines.append(prefix).append(text);
  }

  @Override
  public synchronized void check(long now) {
    if (now - since > PATIENCE_NANOS) {
      write();
    }
  }

  private void write() {
    if (lines.length() > 0) {
      LOG.info("{}", lines.toString());
      lines.setLength(0);
    }
  }
}
