package io.postern.disk;

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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trace in a file is readable, private, bounded, and never in the way (F129). */
class TraceFileTest {
  private static final long SIZE = 1_000_000;

  @TempDir private Path folder;

  private final ZoneId zone = ZoneId.of("Asia/Kolkata");
  private final Instant noon =
      LocalDateTime.parse("2026-11-20T12:00:00.5").atZone(zone).toInstant();
  private final Clock clock = Clock.fixed(noon, zone);

  private Path file() {
    return folder.resolve("trace").resolve("isp.txt");
  }

  @Test
  void eachLineHasItsLocalTime() throws IOException {
    try (TraceFile trace = new TraceFile(file(), clock, SIZE)) {
      trace.line("220 hello");
      trace.line("EHLO gateway.example");
      assertThat(file())
          .as("at once")
          .hasContent(
              "2026-11-20 12:00:00.500 220 hello\n"
                  + "2026-11-20 12:00:00.500 EHLO gateway.example\n");
    }
  }

  @Test
  void nobodyElseMayReadIt() throws IOException {
    try (TraceFile trace = new TraceFile(file(), clock, SIZE)) {
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
      try (TraceFile trace = new TraceFile(file(), clock, SIZE)) {
        trace.line("[" + i + "] >> QUIT");
      }
    }
    assertThat(Files.readAllLines(file())).hasSize(2);
  }

  @Test
  void aFullFileMakesRoomAndOneOlderIsKept() throws IOException {
    try (TraceFile trace = new TraceFile(file(), clock, 100)) {
      for (int i = 1; i <= 7; i++) {
        trace.line("[" + i + "] >> QUIT");
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
  void itNeverTakesMoreThanTwiceItsSizeAndLosesNoLineInBetween() throws IOException {
    try (TraceFile trace = new TraceFile(file(), clock, 2_000)) {
      for (int i = 0; i < 500; i++) {
        trace.line("NOOP " + i);
      }
    }
    Path former = folder.resolve("trace").resolve("isp.txt.1");
    assertThat(Files.size(file())).isBetween(1L, 2_000L);
    assertThat(Files.size(former)).isBetween(1_900L, 2_000L);
    List<String> lines = new ArrayList<>(Files.readAllLines(former));
    lines.addAll(Files.readAllLines(file()));
    assertThat(lines)
        .extracting(line -> line.substring(line.indexOf("NOOP")))
        .isEqualTo(IntStream.range(500 - lines.size(), 500).mapToObj(i -> "NOOP " + i).toList());
  }

  @Test
  void aFileThatWasFullAtTheStartMakesRoomToo() throws IOException {
    try (TraceFile trace = new TraceFile(file(), clock, 100)) {
      trace.line("x".repeat(70));
    }
    try (TraceFile trace = new TraceFile(file(), clock, 100)) {
      trace.line("y");
    }
    assertThat(Files.readAllLines(file())).singleElement().asString().endsWith(" y");
    assertThat(folder.resolve("trace").resolve("isp.txt.1")).content().contains("xxx");
  }

  @Test
  void whatCannotBeWrittenEndsItWithoutAnException() throws IOException {
    Path inTheWay = folder.resolve("trace").resolve("isp.txt.1");
    Files.createDirectories(inTheWay.resolve("not-empty"));
    try (TraceFile trace = new TraceFile(file(), clock, 100)) {
      for (int i = 1; i <= 7; i++) {
        trace.line("[" + i + "] >> QUIT");
      }
      assertThat(trace.isWorking()).isFalse();
    }
    assertThat(Files.readAllLines(file())).hasSize(2);
  }

  @Test
  void anInterruptedThreadWritesAllTheSame() throws IOException {
    try (TraceFile trace = new TraceFile(file(), clock, SIZE)) {
      Thread.currentThread().interrupt();
      trace.line("[1] >> QUIT");
      assertThat(Thread.interrupted()).isTrue();
      assertThat(trace.isWorking()).isTrue();
    }
    assertThat(Files.readAllLines(file())).hasSize(1);
  }

  @Test
  void whatIsNoFileIsNotOpened() throws IOException {
    Files.createDirectories(file());
    assertThatThrownBy(() -> new TraceFile(file(), clock, SIZE)).isInstanceOf(IOException.class);
  }

  @Test
  void afterTheEndNothingIsWritten() throws IOException {
    TraceFile trace = new TraceFile(file(), clock, SIZE);
    trace.close();
    trace.line("[1] >> QUIT");
    assertThat(file()).isEmptyFile();
  }
}
