package io.postern.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** There are never more connections than allowed, in total and from one source. */
class SourceLimitsTest {

  @Test
  void oneSourceLeavesRoomForOthers() throws UnknownHostException {
    SourceLimits limits = new SourceLimits(10, 2);
    InetAddress first = InetAddress.getByName("192.0.2.7");
    assertThat(limits.enter(first)).isTrue();
    assertThat(limits.enter(first)).isTrue();
    assertThat(limits.enter(first)).isFalse();
    assertThat(limits.enter(InetAddress.getByName("192.0.2.8"))).isTrue();
    limits.leave(first);
    assertThat(limits.enter(first)).isTrue();
    assertThat(limits.total()).isEqualTo(3);
  }

  @Test
  void thereIsALimitForAll() throws UnknownHostException {
    SourceLimits limits = new SourceLimits(3, 2);
    for (int i = 1; i <= 3; i++) {
      assertThat(limits.enter(InetAddress.getByName("192.0.2." + i))).isTrue();
    }
    InetAddress fourth = InetAddress.getByName("192.0.2.4");
    assertThat(limits.enter(fourth)).isFalse();
    limits.leave(InetAddress.getByName("192.0.2.1"));
    assertThat(limits.enter(fourth)).isTrue();
  }

  @Test
  void whoDidNotEnterCannotLeave() {
    SourceLimits limits = new SourceLimits(3, 2);
    InetAddress address = InetAddress.getLoopbackAddress();
    assertThatThrownBy(() -> limits.leave(address)).isInstanceOf(IllegalStateException.class);
    assertThat(limits.total()).isZero();
  }

  @Test
  void manyThreadsAtOnceNeverGetMoreThanTheLimits() throws Exception {
    SourceLimits limits = new SourceLimits(20, 6);
    AtomicInteger present = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<?>> runs = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      InetAddress address = InetAddress.getByName("192.0.2." + t % 2);
      runs.add(threads.submit(() -> enterAndLeave(limits, address, present, most)));
    }
    for (Future<?> run : runs) {
      run.get();
    }
    threads.shutdown();
    assertThat(most.get()).isPositive().isLessThanOrEqualTo(12);
    assertThat(limits.total()).isZero();
  }

  private static void enterAndLeave(
      SourceLimits limits, InetAddress address, AtomicInteger present, AtomicInteger most) {
    for (int i = 0; i < 5_000; i++) {
      int entered = 0;
      while (entered < 3 && limits.enter(address)) {
        entered++;
        most.accumulateAndGet(present.incrementAndGet(), Math::max);
      }
      for (; entered > 0; entered--) {
        present.decrementAndGet();
        limits.leave(address);
      }
    }
  }
}
