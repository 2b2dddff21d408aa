package io.postern.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients beyond the limits hear 421 and cost nothing; those that are there go on. */
class FloodsAreTurnedAwayTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void clientsBeyondTheLimitsHear421(boolean perSource) throws IOException {
    try (TestListener listener = new TestListener()) {
      listener.maxConnections = perSource ? 10 : 3;
      listener.maxPerSource = perSource ? 3 : 10;
      listener.start();
      List<Talk> guests = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        guests.add(listener.introduced());
      }
      for (int i = 0; i < 200; i++) {
        try (Talk tooMany = listener.talk()) {
          tooMany.expect("421 4.7.0").expectEnd();
        }
      }
      assertThat(Thread.getAllStackTraces().keySet())
          .filteredOn(thread -> thread.getName().matches("smtpd-[0-9]+"))
          .hasSize(3);
      guests.get(0).say("QUIT", "221 ").close();
      guests.get(1).data().say("x: y\r\n\r\n.", "250 ").close();
      await().until(() -> listener.listener().connections() == 1);
      await()
          .ignoreExceptionsInstanceOf(AssertionError.class)
          .until(
              () -> {
                try (Talk next = listener.introduced()) {
                  next.say("NOOP", "250 ");
                  return true;
                }
              });
      guests.get(2).close();
    }
  }

  @Test
  void whoComesAndGoesLeavesNoTrace() throws IOException {
    try (TestListener listener = new TestListener()) {
      listener.maxConnections = 4;
      listener.maxPerSource = 4;
      listener.start();
      for (int i = 0; i < 300; i++) {
        Talk talk = listener.talk();
        if (i % 2 == 0) {
          talk.reset();
        } else {
          talk.close();
        }
      }
      await().until(() -> listener.listener().connections() == 0);
      try (Talk talk = listener.introduced()) {
        talk.data().say("x: y\r\n\r\n.", "250 ");
      }
    }
  }
}
