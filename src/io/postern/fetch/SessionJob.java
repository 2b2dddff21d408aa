package io.postern.fetch;

import java.util.Map;
import org.quartz.Job;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;

/**
 * What Quartz runs when an account's moment has come: it asks for a session and is done.
 *
 * <p>Each job carries what it runs. Quartz reads the map that all jobs of a scheduler share without
 * a lock whenever one is due: an account that was scheduled at that instant made the other's job
 * fail, and Quartz never ran that one again.
 */
public final class SessionJob implements Job {
  private static final String REQUEST = "request";

  /** What a job carries that runs this. */
  static JobDataMap carrying(Runnable request) {
    return new JobDataMap(Map.of(REQUEST, request));
  }

  @Override
  public void execute(JobExecutionContext context) {
    ((Runnable) context.getMergedJobDataMap().get(REQUEST)).run();
  }
}
