package io.postern.inspect.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhatExceedsALimitIsAGapTest {
  private static final Limits SMALL =
      new Limits(Duration.ofSeconds(60), 4, 10, 1_000, 100_000, 3, 20, 50_000, 10, 1_000, 1_000);

  /** Of this thread, in nanoseconds: what else the machine does meanwhile does not count. */
  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static Anatomy exceeding(String mail, Limits limits) {
    Reading reading = Specimen.read(mail, limits);
    assertThat(reading).isInstanceOf(Reading.Unreadable.class);
    assertThat(reading.anatomy().gaps()).extracting(Gap::kind).containsOnly(Gap.Kind.LIMIT);
    return reading.anatomy();
  }

  private static Anatomy exceeding(byte[] archive) {
    return exceeding(Specimen.mixed(Specimen.file("a.bin", archive)), SMALL);
  }

  @Test
  void parts() {
    assertThat(
            exceeding(
                    "Content-Type: multipart/mixed; boundary=a\n\n" + "--a\n\nx\n".repeat(99),
                    SMALL)
                .parts())
        .hasSize(10);
  }

  @Test
  void uuencodedFiles() {
    assertThat(exceeding("\nbegin 644 a\nend\n".repeat(99), SMALL).parts()).hasSize(10);
  }

  @Test
  void depthOfMessagesAndMultiparts() {
    StringBuilder nested = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      nested.append("Content-Type: multipart/mixed; boundary=").append(i).append('x');
      nested.append("\n\n--").append(i).append("x\n");
    }

    assertThat(exceeding("Content-Type: message/rfc822\n\n".repeat(500), SMALL).parts()).hasSize(4);
    assertThat(exceeding(nested.toString(), SMALL).parts()).hasSize(4);
  }

  @Test
  void depthOfEncodedMessages() {
    String mail = "x";
    for (int i = 0; i < 6; i++) {
      mail =
          "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n"
              + Specimen.base64(Specimen.octets(mail));
    }
    assertThat(exceeding(mail, SMALL).parts()).hasSize(4);
  }

  @Test
  void headerOctets() {
    String mail = "Content-Type: text/html\nX: " + "x".repeat(2_000) + "\n\nbody";

    assertThat(exceeding(mail, SMALL).parts().get(0).type()).isEqualTo("text/html");
    assertThat(exceeding("A: b\n".repeat(10_000) + "\nbody", SMALL).text().plain())
        .isEqualTo("body");
  }

  @Test
  void decodedOctets() {
    assertThat(exceeding("\n" + "x".repeat(200_000), SMALL).parts()).hasSize(1);
  }

  @Test
  void depthOfArchives() {
    byte[] zip = Packed.zip("a.txt", new byte[10]);
    for (int i = 0; i < 6; i++) {
      zip = Packed.zip(i + ".zip", zip);
    }
    Archive archive = exceeding(zip).parts().get(1).archive().orElseThrow();

    assertThat(archive.complete()).isFalse();
    assertThat(Specimen.entries(archive)).containsExactly("5.zip", "4.zip", "3.zip");
  }

  @Test
  void entriesOfArchives() {
    byte[] entries = new byte[0];
    for (int i = 0; i < 30; i++) {
      entries = Packed.join(entries, Packed.zipEntry(i + ".txt", 0, new byte[] {1}));
    }
    byte[] zip = Packed.join(entries, Packed.zipDirectory("0.txt", 0, 1, 0, entries.length));

    assertThat(exceeding(zip).parts().get(1).archive().orElseThrow().entries())
        .hasSizeLessThanOrEqualTo(20);
  }

  @Test
  void inflatedOctets() {
    for (byte[] bomb :
        new byte[][] {
          Packed.zip("a", new byte[90_000]),
          Packed.gzip(new byte[90_000]),
          Packed.bzip2(new byte[90_000]),
          Packed.xz(new byte[90_000]),
          Packed.sevenZip("a", new byte[90_000], null),
          Packed.gzip(Packed.tar("a", new byte[90_000]))
        }) {
      Archive archive = exceeding(bomb).parts().get(1).archive().orElseThrow();

      assertThat(archive.complete()).isFalse();
      assertThat(archive.entries()).isNotEmpty();
    }
  }

  @Test
  void inflationRatio() {
    byte[] bomb = Packed.zip("a", new byte[20 << 20]);
    Anatomy anatomy = exceeding(Specimen.mixed(Specimen.file("a.zip", bomb)), Limits.standard());

    assertThat(anatomy.parts().get(1).archive().orElseThrow().inflated())
        .isBetween(4L << 20, 5L << 20);
    assertThat(anatomy.gaps()).extracting(Gap::text).first().asString().contains("250 times");
  }

  @Test
  void namesAreListedEvenWhenNoMoreMayBeInflated() {
    byte[] first = Packed.zipEntry("big.txt", 0, new byte[60_000]);
    byte[] second = Packed.zipEntry("evil.exe", 0, new byte[10]);
    byte[] zip = Packed.join(first, second);

    Reading reading = Specimen.read(Specimen.mixed(Specimen.file("a.zip", zip)), SMALL);
    assertThat(Specimen.entries(reading.anatomy().parts().get(1).archive().orElseThrow()))
        .contains("big.txt", "evil.exe");
  }

  @Test
  void time() {
    Reading reading =
        Specimen.read(
            Specimen.octets(Specimen.mixed(Specimen.file("a.exe", new byte[100_000]))),
            Limits.standard(),
            new Ticking());

    assertThat(reading).isInstanceOf(Reading.Unreadable.class);
    assertThat(((Reading.Unreadable) reading).why()).isEqualTo("it took longer than 5000 ms");
    assertThat(reading.anatomy().parts()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=b c=d ",
        "name=a;",
        "name=\"a;b",
        "=?",
        "=?utf-8?q?a",
        "=?utf-8?q?a?= ",
        "(",
        "(a)",
        "name*1*=%41;",
        "%",
        "\u00cc\u0080\u00cc\u00a0",
        "\u00ef\u00b7\u00ba",
        "\"",
        "\\",
        "a:",
        "\0",
        " \r\n "
      })
  void headersThatRepeatThemselvesTakeLittleTime(String piece) {
    String repeated = piece.repeat(120_000 / piece.length());
    String mail =
        "Content-Type: multipart/mixed; boundary=x; name="
            + repeated
            + "\r\n"
            + "Content-Disposition: attachment; filename=\""
            + repeated
            + "\"\r\n\r\nx";

    long start = processorTime();
    Reading reading = Specimen.read(mail);
    assertThat(processorTime() - start).isLessThan(4_000_000_000L);
    assertThat(reading.anatomy().parts()).hasSize(1);
  }

  @Test
  void limitsMustBeAboveZero() {
    assertThatThrownBy(() -> new Limits(Duration.ofSeconds(1), 0, 1, 1, 1, 1, 1, 1, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("depth is 0, must be above zero");
  }

  /** A clock that goes on by 300 ms whenever somebody looks. */
  private static final class Ticking extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      now = now.plusMillis(300);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
