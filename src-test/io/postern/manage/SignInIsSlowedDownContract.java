package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.time.SettableClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over real HTTP: who guesses has to wait, and others do not. */
abstract class SignInIsSlowedDownContract {
  private final RunningConsole console;
  private final SettableClock clock;

  SignInIsSlowedDownContract(RunningConsole console) {
    this.console = console;
    this.clock = console.bean(SettableClock.class);
  }

  @AfterEach
  void letTimeForgetWhatWasGuessed() {
    clock.advance(Duration.ofHours(2));
  }

  @Test
  void afterFiveFailuresEvenTheRightPasswordHasToWait() {
    HttpUser guesser = HttpUser.of(console.url(), "viewer", "wrong");
    for (int i = 0; i < 5; i++) {
      assertThat(guesser.get("/info").statusCode()).isEqualTo(401);
    }

    HttpResponse<String> refused = console.viewer().get("/info");

    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValueAsLong("Retry-After")).hasValue(3);
    assertThat(console.operator().get("/info").statusCode()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(3));
    assertThat(console.viewer().get("/info").statusCode()).isEqualTo(200);
  }

  @Test
  void theFormIsSlowedDownToo() {
    for (int i = 0; i < 5; i++) {
      assertThat(signInByForm("wrong")).isEqualTo(302);
    }

    assertThat(signInByForm("wrong")).isEqualTo(429);
    assertThat(console.operator().get("/info").statusCode()).isEqualTo(429);
  }

  private int signInByForm(String password) {
    String token = console.viewer().csrfToken();
    return console
        .anonymous()
        .post(
            "/login?username=operator&password=" + password,
            "",
            "X-XSRF-TOKEN",
            token,
            "Cookie",
            "XSRF-TOKEN=" + token)
        .statusCode();
  }

  @Test
  void tryingManyUsersFromOnePlaceIsSlowedDown() {
    for (int i = 0; i < 20; i++) {
      HttpUser guesser = HttpUser.of(console.url(), "user" + i, "wrong");
      assertThat(guesser.get("/info").statusCode()).isEqualTo(401);
    }

    assertThat(HttpUser.of(console.url(), "another", "wrong").get("/info").statusCode())
        .isEqualTo(429);
    assertThat(console.anonymous().get("/health/liveness").statusCode()).isEqualTo(200);
  }
}
