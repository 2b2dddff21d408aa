package io.postern.relay;

import io.postern.deliver.Extensions;
import io.postern.deliver.Facts;
import io.postern.mail.Address;
import io.postern.mail.OneLine;
import io.postern.mail.Outcome;
import io.postern.queue.Queued;
import io.postern.queue.Transit;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines of the outbound log (F94, F103): one event for each mail, so that the lines of mails
 * which are sent at the same time do not mix. Numbers and dates are written by hand, since this
 * happens for every mail.
 */
public final class SendLog {
  /** The logger's name. */
  static final String LOGGER = "outgoing";

  private static final Logger OUTGOING = LoggerFactory.getLogger(LOGGER);
  private static final String SEND = "Send: ";
  private static final String CLOSED = SEND + "Outbound connection closed.";

  private final ZoneId zone;
  private final char decimal;
  private final char dateSeparator;

  /**
   * @param language German writes 7,4 and 01.02.2026, French 7,4 and 01/02/2026, others 7.4 and
   *     01/02/2026, the day first
   * @param zone of the moments shown
   */
  public SendLog(Locale language, ZoneId zone) {
    this.zone = zone;
    boolean german = language.getLanguage().equals("de");
    this.decimal = german || language.getLanguage().equals("fr") ? ',' : '.';
    this.dateSeparator = german ? '.' : '/';
  }

  /** Writes what an attempt did. */
  void log(Transit transit, Attempt attempt) {
    if (!OUTGOING.isInfoEnabled() || attempt.wasWaiting()) {
      return;
    }
    StringBuilder lines = new StringBuilder(400);
    for (Leg leg : attempt.legs()) {
      connection(lines, leg);
      mail(lines, transit, leg);
      if (leg.facts().isPresent() && leg.facts().get().ended()) {
        lines.append('\n').append(CLOSED);
      }
    }
    OUTGOING.info("{}", lines);
  }

  /** Writes that a connection ended which was kept after the last mail. */
  static void closed() {
    OUTGOING.info(CLOSED);
  }

  private static void connection(StringBuilder lines, Leg leg) {
    boolean none = leg.facts().isEmpty() && leg.serversFault().isEmpty();
    if (none || (leg.facts().isPresent() && !leg.facts().get().fresh())) {
      return;
    }
    begin(lines).append("Connecting to ").append(OneLine.of(leg.host())).append("...");
    if (leg.facts().isEmpty()) {
      lines.append("failed.");
      return;
    }
    Facts facts = leg.facts().get();
    lines.append(facts.secured() ? "TLS..." : "");
    lines.append(facts.loggedIn() ? "Login successful..." : "");
    Extensions offered = facts.offered();
    lines.append("done. (").append(offered.keywords().isEmpty() ? "SMTP" : "ESMTP");
    if (offered.maxSize() > 0) {
      lines.append(", Max size: ").append(offered.maxSize());
    }
    lines.append(offered.dsn() ? ", DSN)" : ")");
  }

  private void mail(StringBuilder lines, Transit transit, Leg leg) {
    Queued queued = transit.queued();
    begin(lines).append("Mail From: ");
    lines.append(OneLine.of(transit.mail().envelope().reversePath()));
    lines.append(" (").append(transit.mail().id()).append(", ");
    size(lines, queued.size()).append(", queued: ");
    date(lines, LocalDateTime.ofInstant(queued.acceptedAt(), zone)).append(')');
    recipients(lines, leg);
    begin(lines).append("Subject: ").append(OneLine.of(queued.subject()));
    result(lines, queued.size(), leg);
  }

  private static void recipients(StringBuilder lines, Leg leg) {
    boolean single =
        leg.outcomes().size() == 1 || leg.outcomes().values().stream().distinct().count() == 1;
    for (Map.Entry<Address, Outcome> each : leg.outcomes().entrySet()) {
      begin(lines).append("Rcpt To: <").append(OneLine.of(each.getKey().toString())).append('>');
      if (!single && !(each.getValue() instanceof Outcome.Delivered)) {
        lines.append(" refused: ").append(OneLine.of(each.getValue().text()));
      }
    }
  }

  private void result(StringBuilder lines, long octets, Leg leg) {
    String why = "";
    for (Outcome outcome : leg.outcomes().values()) {
      if (outcome instanceof Outcome.Delivered) {
        size(begin(lines).append("Message sent ("), octets).append(").");
        return;
      }
      why = outcome.text();
    }
    begin(lines).append("Not sent: ").append(OneLine.of(why));
  }

  private static StringBuilder begin(StringBuilder lines) {
    return (lines.length() > 0 ? lines.append('\n') : lines).append(SEND);
  }

  /** In units of 1,024 octets, with one decimal, rounded. */
  private StringBuilder size(StringBuilder lines, long octets) {
    long tenths = (octets * 10 + 512) / 1024;
    return lines.append(tenths / 10).append(decimal).append(tenths % 10).append(" kb");
  }

  private StringBuilder date(StringBuilder lines, LocalDateTime at) {
    two(lines, at.getDayOfMonth()).append(dateSeparator);
    two(lines, at.getMonthValue()).append(dateSeparator).append(at.getYear()).append(' ');
    two(lines, at.getHour()).append(':');
    two(lines, at.getMinute()).append(':');
    return two(lines, at.getSecond());
  }

  private static StringBuilder two(StringBuilder lines, int number) {
    return (number < 10 ? lines.append('0') : lines).append(number);
  }
}
