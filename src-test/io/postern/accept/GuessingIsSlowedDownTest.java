package io.postern.accept;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.accept.GuessLimits.Later;
import io.postern.accept.GuessLimits.Right;
import io.postern.accept.GuessLimits.Verdict;
import io.postern.accept.GuessLimits.Wrong;
import io.postern.accept.SaslServer.Step.Denied;
import io.postern.time.SettableClock;
import io.postern.wire.Secret;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A source that guesses passwords waits longer and longer, over all its connections. */
class GuessingIsSlowedDownTest {
  private static final int FREE = 10;

  private final SettableClock clock = new SettableClock();
  private final GuessLimits limits = new GuessLimits(clock);

  @Test
  void someMistakesCostNoTime() {
    for (int i = 0; i < FREE; i++) {
      assertThat(guess("192.0.2.7")).isEqualTo(new Wrong());
    }
    assertThat(guess("192.0.2.7")).isEqualTo(new Later(3));
  }

  @Test
  void theWaitDoublesUpToALimit() {
    long before = 0;
    for (int i = 0; i < FREE; i++) {
      guess("192.0.2.7");
    }
    for (int i = 0; i < 30; i++) {
      long wait = ((Later) guess("192.0.2.7")).seconds();
      assertThat(wait).isGreaterThanOrEqualTo(before).isLessThanOrEqualTo(901);
      before = wait;
      clock.advance(Duration.ofSeconds(wait));
      assertThat(guess("192.0.2.7")).isEqualTo(new Wrong());
    }
    assertThat(before).isEqualTo(901);
  }

  @Test
  void whileASourceWaitsEvenTheRightPasswordIsNotLookedAt() {
    for (int i = 0; i < FREE; i++) {
      guess("192.0.2.7");
    }
    assertThat(right("192.0.2.7")).isInstanceOf(Later.class);
    clock.advance(Duration.ofSeconds(3));
    assertThat(right("192.0.2.7")).isEqualTo(new Right("anna"));
    assertThat(guess("192.0.2.7")).isEqualTo(new Wrong());
  }

  @Test
  void othersDoNotWait() {
    for (int i = 0; i < FREE; i++) {
      guess("192.0.2.7");
    }
    assertThat(right("192.0.2.8")).isEqualTo(new Right("anna"));
  }

  @Test
  void aPublicIpv6NetworkIsOneSourceAndALocalOneIsMany() {
    for (int i = 0; i < FREE; i++) {
      guess("2001:db8::" + i);
      guess("fd00::" + i);
    }
    assertThat(guess("2001:db8::ffff")).isInstanceOf(Later.class);
    assertThat(guess("2001:db8:0:1::1")).isEqualTo(new Wrong());
    assertThat(guess("fd00::1")).isEqualTo(new Wrong());
  }

  @Test
  void mistakesAreForgottenAfterAnHour() {
    for (int i = 0; i < FREE - 1; i++) {
      guess("192.0.2.7");
    }
    clock.advance(Duration.ofMinutes(61));
    guess("192.0.2.7");
    assertThat(guess("192.0.2.7")).isEqualTo(new Wrong());
  }

  @Test
  void onlySoManySourcesAreRemembered() {
    for (int i = 0; i < 12_000; i++) {
      guess("10." + i / 65_536 + "." + i / 256 % 256 + "." + i % 256);
    }
    assertThat(limits.size()).isEqualTo(10_000);
  }

  @Test
  void theClientHearsHowLongAndIsDisconnectedInTheEnd() {
    for (int i = 0; i < FREE; i++) {
      guess("192.0.2.7");
    }
    LoginTries tries = new LoginTries(limits, host("192.0.2.7"));
    Users users = new Users(Map.of("anna", new Secret("geheim")));
    byte[] name = "anna".getBytes(StandardCharsets.UTF_8);
    byte[] password = "geheim".getBytes(StandardCharsets.UTF_8);
    Denied first = (Denied) tries.judge(users, name, password);
    assertThat(first.reply()).startsWith("454 4.7.0 ").contains("3 seconds");
    assertThat(first.endConnection()).isFalse();
    tries.judge(users, name, password);
    Denied third = (Denied) tries.judge(users, name, password);
    assertThat(third.reply()).startsWith("421 4.7.0 ");
    assertThat(third.endConnection()).isTrue();
  }

  private Verdict guess(String from) {
    return limits.judge(host(from), Optional::empty);
  }

  private Verdict right(String from) {
    return limits.judge(host(from), () -> Optional.of("anna"));
  }

  private static InetAddress host(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
