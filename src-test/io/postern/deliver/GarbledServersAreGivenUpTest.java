package io.postern.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Cause;
import io.postern.mail.Outcome.Deferred;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server that does not speak SMTP harms nothing but its own connection. */
class GarbledServersAreGivenUpTest {
  private static final String MAIL = "Subject: hello\r\n\r\nhello\r\n";

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  static String[] garbage() {
    return new String[] {
      "HTTP/1.1 400 Bad Request\r\n",
      "\r\n",
      "25\r\n",
      "2500 ok\r\n",
      "099 ok\r\n",
      "999 ok\r\n",
      "334 Vm0=\r\n",
      "250-ok\r\n550 not ok\r\n",
      "250 " + "x".repeat(100_000) + "\r\n",
      "250-more\r\n".repeat(150) + "250 end\r\n",
      "\u0000\u0001\u0002\r\n",
    };
  }

  @ParameterizedTest
  @MethodSource("garbage")
  void beforeTheContentNothingWasHandedOver(String garbage) {
    rig.server.on("MAIL").sayExactly(garbage);
    assertDeferred(rig.outcome(MAIL), Cause.SERVER);
    assertThat(rig.server.mails()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("garbage")
  void inTheGreetingNothingWasHandedOver(String garbage) {
    rig.server.on(FakeSmtp.GREETING).sayExactly(garbage);
    assertDeferred(rig.outcome(MAIL), Cause.SERVER);
  }

  @ParameterizedTest
  @MethodSource("garbage")
  void behindTheContentTheServerMayHaveIt(String garbage) {
    rig.server.on(FakeSmtp.END).sayExactly(garbage);
    assertDeferred(rig.outcome(MAIL), Cause.IN_DOUBT);
  }

  private void assertDeferred(Outcome outcome, Cause cause) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Deferred.class,
            deferred -> {
              assertThat(deferred.cause()).isEqualTo(cause);
              assertThat(deferred.text()).hasSizeLessThan(400).doesNotContainPattern("\\p{Cntrl}");
            });
    assertThat(rig.delivery().idleConnections()).isZero();
  }
}
