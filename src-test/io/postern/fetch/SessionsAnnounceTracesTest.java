package io.postern.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.trace.Traces;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each session begins by saying what is written down, and where: its own dialogue, and those with
 * the internal server and the smarthosts (F125, F126, F127, F128).
 */
class SessionsAnnounceTracesTest {
  @TempDir private Path folder;

  @Test
  void itsOwnAndThoseThatMailGoesOnTo() throws IOException {
    try (Traces traces = new Traces(folder, Clock.systemUTC())) {
      SessionTraces announced = new SessionTraces(traces);
      assertThat(announced.announcements("info")).isEmpty();
      traces.on("pop3:info");
      traces.on("pop3:shop");
      traces.on("server");
      traces.on("isp");
      assertThat(announced.announcements("info"))
          .containsExactlyInAnyOrder(
              "POP3 trace is on: " + folder.resolve("pop3-info.txt"),
              "Inbound SMTP trace is on: " + folder.resolve("server.txt"),
              "Outbound SMTP (isp) trace is on: " + folder.resolve("isp.txt"));
      traces.off("pop3:info");
      assertThat(announced.announcements("info")).hasSize(2);
    }
  }
}
