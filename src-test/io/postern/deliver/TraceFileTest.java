package io.postern.deliver;

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

/** A trace in a file is readable, private, bounded, and never in the way. */
class TraceFileTest {
  @TempDir private Path folder;

  private final Instant noon =
      LocalDateTime.parse("2026-11-20T12:00:00.5").atZone(ZoneId.systemDefault()).toInstant();
  private final Clock clock = Clock.fixed(noon, ZoneOffset.UTC);

  private Path file() {
    return folder.resolve("trace").resolve("isp.txt");
  }

  @Test
  void eachLineHasItsLocalTimeItsConnectionAndItsDirection() throws IOException {
    try (TraceFile trace = new TraceFile(file(), clock)) {
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
    try (TraceFile trace = new TraceFile(file(), clock)) {
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
      try (TraceFile trace = new TraceFile(file(), clock)) {
        trace.line("isp", i, true, "QUIT");
      }
    }
    assertThat(Files.readAllLines(file())).hasSize(2);
  }

  @Test
  void aFullFileMakesRoomAndOneOlderIsKept() throws IOException {
    try (TraceFile trace = new TraceFile(file(), clock, 100)) {
      for (int i = 1; i <= 7; i++) {
        trace.line("isp", i, true, "QUIT");
      }
      assertThat(Files.readAllLines(file())).singleElement().asString().contains("[7]");
      assertThat(Files.readAllLines(folder.resolve("trace").resolve("isp.txt.1")))
          .hasSize(2)
          .allMatch(line -> line.contains("[5]") || line.contains("[6]"));
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void whatCannotBeWrittenEndsItWithoutAnException() throws IOException {
    Path inTheWay = folder.resolve("trace").resolve("isp.txt.1");
    Files.createDirectories(inTheWay.resolve("not-empty"));
    try (TraceFile trace = new TraceFile(file(), clock, 100)) {
      for (int i = 1; i <= 7; i++) {
        trace.line("isp", i, true, "QUIT");
      }
      assertThat(trace.isWorking()).isFalse();
    }
    assertThat(Files.readAllLines(file())).hasSize(2);
  }

  @Test
  void anInterruptedThreadWritesAllTheSame() throws IOException {
    try (TraceFile trace = new TraceFile(file(), clock)) {
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
    assertThatThrownBy(() -> new TraceFile(file(), clock)).isInstanceOf(IOException.class);
  }

  @Test
  void afterTheEndNothingIsWritten() throws IOException {
    TraceFile trace = new TraceFile(file(), clock);
    trace.close();
    trace.line("isp", 1, true, "QUIT");
    assertThat(file()).isEmptyFile();
  }
}
