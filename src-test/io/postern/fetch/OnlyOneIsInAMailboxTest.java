package io.postern.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Sessions, people and changes of settings are in a mailbox one after the other. */
class OnlyOneIsInAMailboxTest {
  private final Occupancy mailbox = new Occupancy("info");
  private final List<String> happened = new ArrayList<>();

  private Runnable note(String what) {
    return () -> happened.add(what);
  }

  @Test
  void aChangeOfAnIdleAccountIsMadeAtOnce() {
    assertThat(mailbox.whenIdle(note("change"))).isFalse();
    assertThat(happened).containsExactly("change");
    assertThat(mailbox.reserve()).isTrue();
  }

  @Test
  void aChangeDuringASessionIsMadeAtItsEndBeforeTheNextMayBegin() {
    assertThat(mailbox.reserve()).isTrue();
    mailbox.session(
        () -> {
          assertThat(mailbox.whenIdle(() -> happened.add("change, free: " + mailbox.reserve())))
              .isTrue();
          happened.add("session");
        });
    assertThat(happened).containsExactly("session", "change, free: false");
    assertThat(mailbox.reserve()).isTrue();
  }

  @Test
  void aSessionThatWaitsForItsTurnBeginsAfterTheChange() {
    mailbox.reserve();
    assertThat(mailbox.whenIdle(note("change"))).isTrue();
    mailbox.session(note("session"));
    assertThat(happened).containsExactly("change", "session");
  }

  @Test
  void onlyTheLastOfSeveralChangesIsMade() {
    mailbox.reserve();
    mailbox.whenIdle(note("first"));
    mailbox.whenIdle(note("second"));
    mailbox.session(note("session"));
    assertThat(happened).containsExactly("second", "session");
  }

  @Test
  void aChangeDuringAnErrandOrAChangeIsMadeAfterIt() throws Exception {
    mailbox.alone(
        Duration.ZERO,
        () -> {
          mailbox.whenIdle(
              () -> {
                happened.add("first");
                mailbox.whenIdle(note("second"));
              });
          return happened.add("errand");
        });
    assertThat(happened).containsExactly("errand", "first", "second");
  }

  @Test
  void aChangeThatFailsLeavesTheMailboxFree() {
    mailbox.whenIdle(
        () -> {
          throw new IllegalStateException("broken");
        });
    assertThat(mailbox.reserve()).isTrue();
  }

  @Test
  void whoCannotWaitIsToldWhoIsThere() {
    mailbox.reserve();
    assertThatThrownBy(() -> mailbox.alone(Duration.ofMillis(1), () -> happened.add("errand")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("somebody is in the mailbox of info");
    assertThat(happened).isEmpty();
  }

  @Test
  void aStopThatWaitsForTheSessionDoesNotWaitForTheChangeThatMayStopItself() throws Exception {
    CountDownLatch stopped = new CountDownLatch(1);
    mailbox.reserve();
    mailbox.session(
        () ->
            mailbox.whenIdle(
                () -> {
                  try {
                    mailbox.awaitSessionEnd(60_000);
                    stopped.countDown();
                  } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                  }
                }));
    assertThat(stopped.getCount()).isZero();
    assertThat(mailbox.isSession()).isFalse();
  }
}
