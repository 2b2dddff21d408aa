package io.postern.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A written trace is readable and private, and says who said what over which connection. */
class WrittenTraceTest {
  @TempDir private Path folder;

  private final Instant noon =
      LocalDateTime.parse("2026-11-20T12:00:00.5").atZone(ZoneId.systemDefault()).toInstant();
  private final Clock clock = Clock.fixed(noon, ZoneOffset.UTC);

  private Path file() {
    return folder.resolve("trace").resolve("isp.txt");
  }

  @Test
  void eachLineHasItsLocalTimeItsConnectionAndItsDirection() throws IOException {
    try (WrittenTrace trace = new WrittenTrace(file(), clock)) {
      trace.line("isp", 17, false, "220 hello");
      trace.line("isp", 17, true, "EHLO gateway.example");
      assertThat(file())
          .as("at once")
          .hasContent(
              "2026-11-20 12:00:00.500 [17] << 220 hello\n"
                  + "2026-11-20 12:00:00.500 [17] >> EHLO gateway.example\n");
    }
  }

  @Test
  void nobodyElseMayReadIt() throws IOException {
    try (WrittenTrace trace = new WrittenTrace(file(), clock)) {
      assertThat(trace.isWorking()).isTrue();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
          .isEqualTo("rw-------");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void itGoesOnWhereItWas() throws IOException {
    for (int i = 0; i < 2; i++) {
      try (WrittenTrace trace = new WrittenTrace(file(), clock)) {
        trace.line("isp", i, true, "QUIT");
      }
    }
    assertThat(Files.readAllLines(file())).hasSize(2);
  }

  @Test
  void anInterruptedThreadWritesAllTheSame() throws IOException {
    try (WrittenTrace trace = new WrittenTrace(file(), clock)) {
      Thread.currentThread().interrupt();
      trace.line("isp", 1, true, "QUIT");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(trace.isWorking()).isTrue();
    }
    assertThat(Files.readAllLines(file())).hasSize(1);
  }

  @Test
  void whatIsNoFileIsNotOpened() throws IOException {
    Files.createDirectories(file());
    assertThatThrownBy(() -> new WrittenTrace(file(), clock)).isInstanceOf(IOException.class);
  }

  @Test
  void afterTheEndNothingIsWritten() throws IOException {
    WrittenTrace trace = new WrittenTrace(file(), clock);
    trace.close();
    trace.line("isp", 1, true, "QUIT");
    assertThat(file()).isEmptyFile();
  }
}
