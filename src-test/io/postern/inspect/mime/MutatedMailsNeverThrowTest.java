package io.postern.inspect.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class MutatedMailsNeverThrowTest {
  private static final byte[] PDF = Specimen.octets("%PDF-1.4 x");
  private static final Limits LIMITS =
      new Limits(Duration.ofSeconds(20), 6, 50, 10_000, 1 << 20, 3, 50, 1 << 20, 100, 2_000, 1_000);
  private static final byte[][] GOOD = {
    Specimen.octets(
        Specimen.mixed(
            "Content-Type: text/html; charset=utf-8\r\n"
                + "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>a=3Db</p>",
            "Content-Type: multipart/alternative; boundary=\"i\"\r\n\r\n--i\r\n\r\nx\r\n--i--",
            "Content-Disposition: attachment; filename*0*=utf-8''a%20; filename*1=\"b.exe\"\r\n"
                + "Content-Type: a/b; name=\"=?utf-8?B?ZXZpbA==?= =?utf-8?Q?=2Eexe?=\"\r\n\r\nMZ",
            "Content-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\nbegin 644 a.b\r\n#0V%T\r\n`\r\nend"))
  };
  private static final byte[][] ARCHIVES = {
    Packed.zip("a.zip", Packed.zip("evil.exe", PDF)),
    Packed.tar("evil.exe", PDF),
    Packed.gzip(Packed.tar("evil.exe", PDF)),
    Packed.bzip2(PDF),
    Packed.xz(PDF),
    Packed.sevenZip("evil.exe", PDF, null),
    Packed.sevenZip("evil.exe", PDF, "x".toCharArray()),
    Packed.rar4("evil.exe", 0x204, PDF),
    Packed.rar5("evil.exe", true, PDF)
  };

  @Property(tries = 600)
  void whateverIsWrongInAMail(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int changes) {
    Random random = new Random(seed);

    isBounded(Specimen.read(mutated(GOOD[0], random, changes), LIMITS, Clock.systemUTC()));
  }

  @Property(tries = 600)
  void whateverIsWrongInAnArchive(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int changes) {
    Random random = new Random(seed);
    byte[] archive = mutated(ARCHIVES[random.nextInt(ARCHIVES.length)], random, changes);
    byte[] mail = Specimen.octets(Specimen.mixed(Specimen.file("a.bin", archive)));

    isBounded(Specimen.read(mail, LIMITS, Clock.systemUTC()));
  }

  @Property(tries = 600)
  void whateverOctetsAreAMail(@ForAll byte[] octets) {
    isBounded(Specimen.read(octets, LIMITS, Clock.systemUTC()));
  }

  private static void isBounded(Reading reading) {
    Anatomy anatomy = reading.anatomy();
    assertThat(anatomy.parts()).hasSizeBetween(1, LIMITS.parts());
    assertThat(anatomy.gaps()).noneMatch(gap -> gap.kind() == Gap.Kind.FAILED);
    assertThat(anatomy.gaps()).hasSizeLessThanOrEqualTo(Anatomy.MAX_GAPS);
    assertThat(anatomy.gaps().isEmpty()).isEqualTo(reading instanceof Reading.Read);
    assertThat(anatomy.text().plain().length() + anatomy.text().html().length())
        .isLessThanOrEqualTo(2 * LIMITS.textOctets());
    for (Part part : anatomy.parts()) {
      assertThat(part.size()).isLessThanOrEqualTo(LIMITS.decodedOctets() + 16_384);
      part.archive()
          .ifPresent(archive -> assertThat(archive.entries()).hasSizeLessThanOrEqualTo(50));
      assertThat(part.names()).allMatch(name -> !name.shown().isEmpty());
    }
  }

  /** Octets changed, taken out, doubled, moved. */
  private static byte[] mutated(byte[] good, Random random, int changes) {
    byte[] octets = good.clone();
    for (int i = 0; i < changes && octets.length > 1; i++) {
      int at = random.nextInt(octets.length);
      int length = Math.min(octets.length - at, 1 + random.nextInt(20));
      byte[] before = Arrays.copyOf(octets, at);
      byte[] piece = Arrays.copyOfRange(octets, at, at + length);
      byte[] behind = Arrays.copyOfRange(octets, at + length, octets.length);
      switch (random.nextInt(5)) {
        case 0 -> octets[at] = (byte) random.nextInt(256);
        case 1 -> octets = Packed.join(before, behind);
        case 2 -> octets = Packed.join(before, piece, piece, behind);
        case 3 -> octets = Packed.join(behind, piece, before);
        default -> octets = Packed.join(before, Specimen.octets("\"\0\r\n=;*--b0"), piece, behind);
      }
    }
    return octets;
  }
}
