package io.postern.inspect.antivirus;

import io.postern.inspect.scanner.ScannerText;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes calls that may hang for as long as another program likes, such as opening a file that an
 * on-access scanner looks at first, and waits only so long. A call that hangs keeps its thread; how
 * many can do so is bounded.
 */
final class BoundedCalls implements AutoCloseable {
  private static final int WAITING = 1_000;

  private final ThreadPoolExecutor threads;

  /**
   * @param name of the threads
   * @param parallel calls at once; more wait their turn
   */
  BoundedCalls(String name, int parallel) {
    threads =
        new ThreadPoolExecutor(
            parallel,
            parallel,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  /**
   * Makes a call. One that takes longer is not interrupted, for that would close the mail's own
   * file under it: it goes on by itself.
   *
   * @throws IOException saying that it took too long, that too many others hang, or what the call
   *     itself threw
   */
  <T> T within(Duration time, Callable<T> call) throws IOException, InterruptedException {
    Future<T> answer;
    try {
      answer = threads.submit(call);
    } catch (RejectedExecutionException full) {
      throw new IOException("too many earlier mails are still being looked at", full);
    }
    try {
      return answer.get(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      answer.cancel(false);
      throw new IOException("it took longer than " + time.toMillis() + " ms", late);
    } catch (ExecutionException failed) {
      throw new IOException(reason(failed.getCause()), failed.getCause());
    }
  }

  private static String reason(Throwable cause) {
    return cause instanceof Exception exception ? ScannerText.reason(exception) : cause.toString();
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
