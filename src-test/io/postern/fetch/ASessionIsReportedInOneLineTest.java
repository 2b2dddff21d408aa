package io.postern.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.SessionReport.End;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** People read in one line how a session went; where it got nowhere, no zeros stand in the way. */
class ASessionIsReportedInOneLineTest {
  private static SessionReport report(End end, String text, int listed, int fetched) {
    return new SessionReport(
        "info",
        Instant.EPOCH,
        Duration.ofMillis(558),
        listed,
        fetched,
        fetched,
        0,
        0,
        fetched,
        305,
        end,
        text);
  }

  @Test
  void whatCameIsCounted() {
    assertThat(report(End.COMPLETE, "", 2, 2))
        .hasToString(
            "complete: 2 listed, 2 fetched, 2 settled, 0 unsettled, 0 left, 2 deleted, 305 octets in"
                + " 558 ms");
    assertThat(report(End.COMPLETE, "", 0, 0).toString()).startsWith("complete: 0 listed");
    assertThat(report(End.LOST, "no connection", 7, 0).toString())
        .startsWith("lost (no connection): 7 listed, 0 fetched");
  }

  @Test
  void aSessionThatGotNowhereSaysWhyAndNothingElse() {
    SessionReport refused = report(End.LOGIN_FAILED, "wrong password", 0, 0);
    assertThat(refused.gotNowhere()).isTrue();
    assertThat(refused).hasToString("login failed (wrong password), after 558 ms");
  }
}
