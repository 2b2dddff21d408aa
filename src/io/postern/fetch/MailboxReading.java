package io.postern.fetch;

import io.postern.fetch.pop3.Pop3Connection;
import io.postern.fetch.pop3.Pop3Exception;
import io.postern.fetch.pop3.Pop3Reply;
import io.postern.fetch.pop3.Retrieved;
import io.postern.mail.Header;
import io.postern.spool.SpoolWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The commands of one visit by hand. */
final class MailboxReading {
  private static final int MAX_HEADER = 64 * 1024;
  private static final int AHEAD = 16;

  private final Pop3Connection pop3;

  MailboxReading(Pop3Connection pop3) {
    this.pop3 = pop3;
  }

  /** The same rows, the first of them with what their headers say, where the provider tells. */
  List<MailboxRow> excerpts(List<MailboxRow> rows, int max) throws Pop3Exception {
    List<MailboxRow> read = new ArrayList<>();
    int end = pop3.capabilities().top() ? Math.min(max, rows.size()) : 0;
    int step = pop3.capabilities().pipelining() ? AHEAD : 1;
    for (int from = 0; from < end; from += step) {
      List<MailboxRow> some = rows.subList(from, Math.min(from + step, end));
      for (MailboxRow row : some) {
        pop3.sendTop(row.number(), 0);
      }
      pop3.flush();
      for (MailboxRow row : some) {
        read.add(with(row, pop3.readTop(MAX_HEADER)));
      }
    }
    read.addAll(rows.subList(end, rows.size()));
    return read;
  }

  private static MailboxRow with(MailboxRow row, Optional<byte[]> header) {
    return new MailboxRow(
        row.number(),
        row.uidl(),
        row.octets(),
        row.ambiguous(),
        row.known(),
        header.map(octets -> MailExcerpt.of(Header.parse(octets, octets.length))));
  }

  /**
   * A message's header and first lines; all of it from a provider that has no TOP.
   *
   * @param max octets to keep
   * @throws IOException when the provider refuses
   */
  MailboxText text(MailboxRow row, int lines, int max) throws IOException {
    if (!pop3.capabilities().top()) {
      return whole(row, max);
    }
    pop3.sendTop(row.number(), lines);
    pop3.flush();
    byte[] octets =
        pop3.readTop(max + 1)
            .orElseThrow(() -> new IOException("the provider does not show this message"));
    return cut(row, octets, max);
  }

  private MailboxText whole(MailboxRow row, int max) throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    SpoolWriter first =
        (block, from, to) -> kept.write(block, from, Math.min(to - from, max + 1 - kept.size()));
    pop3.sendRetr(row.number());
    pop3.flush();
    if (pop3.readRetr(first) instanceof Retrieved.Failed failed) {
      throw new IOException("the provider does not show this message: " + failed.reply().words());
    }
    return cut(row, kept.toByteArray(), max);
  }

  private static MailboxText cut(MailboxRow row, byte[] octets, int max) {
    boolean cut = octets.length > max;
    return new MailboxText(row, cut ? Arrays.copyOf(octets, max) : octets, cut);
  }

  /** Marks a message for deletion; the provider's words when it refuses, else an empty text. */
  String refusalOfDele(int number) throws Pop3Exception {
    pop3.sendDele(number);
    pop3.flush();
    return refusal(pop3.readReply());
  }

  /** Has the deletions done; the provider's words when they may not be, else an empty text. */
  String refusalOfQuit() throws Pop3Exception {
    return refusal(pop3.quit());
  }

  private static String refusal(Pop3Reply reply) {
    return reply.ok() ? "" : reply.words();
  }
}
