package io.postern;

import io.postern.fetch.MailboxSettings;
import io.postern.fetch.SessionDiary;
import io.postern.fetch.SessionReport;
import io.postern.fetch.SessionWatch;
import io.postern.sessionlog.SessionLogs;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line in the log for each session in which something happened; the rest is for others.
 *
 * @param meters count
 * @param logs hear of each step, for people who read
 * @param traces lines about the traces that are on, by the account whose session begins (F128)
 */
record SessionLog(SessionWatch meters, SessionLogs logs, Function<String, List<String>> traces)
    implements SessionWatch {
  private static final Logger LOG = LoggerFactory.getLogger("session");

  @Override
  public void begins(String account) {
    meters.begins(account);
    traces.apply(account).forEach(line -> LOG.info("{}: {}", account, line));
  }

  @Override
  public void departed() {
    meters.departed();
  }

  @Override
  public void arrived() {
    meters.arrived();
  }

  @Override
  public SessionDiary diary(MailboxSettings account) {
    return logs.open(account);
  }

  @Override
  public void ended(SessionReport report) {
    meters.ended(report);
    logs.ended(report);
    if (report.isError()) {
      LOG.warn("{}: {}", report.account(), report);
    } else if (report.isEventful()) {
      LOG.info("{}: {}", report.account(), report);
    }
  }
}
