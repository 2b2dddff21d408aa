package io.postern.sessionlog;

import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes session logs that have been on disk for long enough. */
public final class SweepLogsStep implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(SweepLogsStep.class);

  private final LogFolder folder;

  public SweepLogsStep(LogFolder folder) {
    this.folder = folder;
  }

  @Override
  public void process(Exchange exchange) throws IOException {
    int removed = folder.sweep();
    if (removed > 0) {
      LOG.info("Removed {} old session logs", removed);
    }
  }
}
