package io.postern;

import io.postern.fetch.SessionReport;
import io.postern.fetch.SessionWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line in the log for each session in which something happened; the rest is for others.
 *
 * @param meters count
 * @param before is done before each session, which waits for it
 */
record SessionLog(SessionWatch meters, Runnable before) implements SessionWatch {
  private static final Logger LOG = LoggerFactory.getLogger("session");

  @Override
  public void begins(String account) {
    meters.begins(account);
    before.run();
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
  public void ended(SessionReport report) {
    meters.ended(report);
    if (report.isError()) {
      LOG.warn("{}: {}", report.account(), report);
    } else if (report.isEventful()) {
      LOG.info("{}: {}", report.account(), report);
    }
  }
}
