package io.postern.manage;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** An internal server that answers as a test says, or not at all. */
final class ScriptedServer implements ServerProbe {
  final AtomicInteger asked = new AtomicInteger();
  private volatile Answer answer = new Answer.Ready("220 ready");
  private volatile CountDownLatch gate = new CountDownLatch(0);

  void answers(Answer next) {
    answer = next;
    gate.countDown();
  }

  void hangs() {
    gate = new CountDownLatch(1);
  }

  @Override
  public Answer ask() {
    asked.incrementAndGet();
    try {
      gate.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Answer.NotReady("interrupted");
    }
    return answer;
  }
}
