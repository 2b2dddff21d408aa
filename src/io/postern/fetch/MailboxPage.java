package io.postern.fetch;

import java.util.List;

/**
 * A part of what is at a provider, the newest messages first.
 *
 * @param mails how many there are in the whole mailbox
 * @param octets the sum of their sizes
 * @param beyond how many there are besides that are too many to be looked at
 * @param rows those of this part
 * @param next where the next part begins; 0 when this is the last one
 */
public record MailboxPage(int mails, long octets, int beyond, List<MailboxRow> rows, int next) {
  public MailboxPage {
    rows = List.copyOf(rows);
  }
}
