package io.postern.fetch;

import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SchedulerException;

/** What Quartz runs when an account's moment has come: it asks for a session and is done. */
public final class SessionJob implements Job {
  /** Where in the scheduler's context the account's {@code Runnable} lies. */
  static String key(String account) {
    return "postern-session-" + account;
  }

  @Override
  public void execute(JobExecutionContext context) throws JobExecutionException {
    try {
      String account = context.getJobDetail().getKey().getName();
      Object request = context.getScheduler().getContext().get(key(account));
      if (request instanceof Runnable session) {
        session.run();
      }
    } catch (SchedulerException broken) {
      throw new JobExecutionException(broken);
    }
  }
}
