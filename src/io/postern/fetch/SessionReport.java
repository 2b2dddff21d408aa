package io.postern.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * What happened in one session.
 *
 * @param account which account
 * @param started when it began
 * @param took how long it was
 * @param listed messages found in the mailbox
 * @param fetched mails downloaded
 * @param settled mails that every recipient has now, or the hold
 * @param unsettled mails that stay at the provider to be tried again
 * @param left mails that stay at the provider on purpose
 * @param deleted mails whose deletion the provider confirmed
 * @param octets octets downloaded
 * @param end how it ended
 * @param text what went wrong, or an empty text
 */
public record SessionReport(
    String account,
    Instant started,
    Duration took,
    int listed,
    int fetched,
    int settled,
    int unsettled,
    int left,
    int deleted,
    long octets,
    End end,
    String text) {

  /** How a session ended. */
  public enum End {
    /** All mails were seen. */
    COMPLETE,
    /** Stopped by an operator or by the gateway's own stop; the rest follows next time. */
    STOPPED,
    /** The provider could not be reached or is out of order. */
    UNREACHABLE,
    /** Wrong user or password. */
    LOGIN_FAILED,
    /** Somebody else is in the mailbox, or we came too early. */
    BUSY,
    /** The connection was lost too often. */
    LOST,
    /** The provider does not speak POP3 as it must. */
    PROTOCOL,
    /** The internal server takes no mail; what is left stays at the provider. */
    SERVER_DOWN,
    /** An administrator has to answer a question first. */
    QUESTION,
    /** The gateway itself failed, for example for want of disk space. */
    FAILED
  }

  /** Whether somebody ought to look at it. */
  public boolean isError() {
    return unsettled > 0 || (end != End.COMPLETE && end != End.STOPPED);
  }

  /** Whether it ended before it saw any mail; then its counts say nothing. */
  public boolean gotNowhere() {
    return end != End.COMPLETE && listed + fetched + settled + unsettled + left + deleted == 0;
  }

  /** Whether anything happened that is worth a line. */
  public boolean isEventful() {
    return isError() || fetched + settled + unsettled + left + deleted > 0 || !text.isEmpty();
  }

  /** One line for log, journal and console; without counts when it got nowhere. */
  @Override
  public String toString() {
    if (gotNowhere()) {
      return how() + ", after " + took.toMillis() + " ms";
    }
    String counts =
        "%d listed, %d fetched, %d settled, %d unsettled, %d left, %d deleted, %d octets in %d ms"
            .formatted(listed, fetched, settled, unsettled, left, deleted, octets, took.toMillis());
    return how() + ": " + counts;
  }

  private String how() {
    String how = end.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return how + (text.isEmpty() ? "" : " (" + text + ")");
  }
}
