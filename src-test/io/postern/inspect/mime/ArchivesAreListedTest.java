package io.postern.inspect.mime;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.mime.Archive.Entry;
import io.postern.inspect.mime.Archive.Format;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchivesAreListedTest {
  private static final byte[] PDF = Specimen.octets("%PDF-1.4 some");

  private static Reading read(byte[] archive) {
    return Specimen.read(Specimen.mixed(Specimen.file("attached.bin", archive)));
  }

  private static Part part(Reading reading) {
    return reading.anatomy().parts().get(1);
  }

  private static Archive archive(byte[] octets) {
    return part(read(octets)).archive().orElseThrow();
  }

  static Stream<Arguments> readable() {
    return Stream.of(
        Arguments.of(Format.ZIP, Packed.zip("evil.exe", PDF)),
        Arguments.of(Format.ZIP, Packed.join(Specimen.octets("PK00"), Packed.zip("evil.exe", PDF))),
        Arguments.of(Format.TAR, Packed.tar("evil.exe", PDF)),
        Arguments.of(Format.TAR, Packed.tar("a/".repeat(200) + "evil.exe", PDF)),
        Arguments.of(Format.GZIP, Packed.gzip(Packed.tar("evil.exe", PDF))),
        Arguments.of(Format.BZIP2, Packed.bzip2(Packed.tar("evil.exe", PDF))),
        Arguments.of(Format.XZ, Packed.xz(Packed.tar("evil.exe", PDF))),
        Arguments.of(Format.SEVEN_ZIP, Packed.sevenZip("evil.exe", PDF, null)));
  }

  @ParameterizedTest
  @MethodSource("readable")
  void namesAndTypesAreFound(Format format, byte[] octets) {
    Reading reading = read(octets);

    assertThat(reading).isInstanceOf(Reading.Read.class);
    Archive archive = part(reading).archive().orElseThrow();
    assertThat(archive.format()).isEqualTo(format);
    assertThat(archive.complete()).isTrue();
    assertThat(archive.encrypted()).isFalse();
    Entry last = archive.entries().get(archive.entries().size() - 1);
    assertThat(Specimen.shown(last.names())).containsExactly("evil.exe");
    assertThat(last.type()).isEqualTo("application/pdf");
    assertThat(last.size()).isEqualTo(PDF.length);
  }

  @ParameterizedTest
  @MethodSource("readable")
  void archivesInsideArchivesAreListedToo(Format format, byte[] octets) {
    Archive archive = archive(Packed.zip("inner.dat", octets));

    assertThat(Specimen.entries(archive))
        .as("%s", format)
        .startsWith("inner.dat")
        .endsWith("evil.exe");
    assertThat(archive.entries().get(1).depth()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("readable")
  void anArchiveThatIsCutOffAnywhereIsAGapAndNoError(Format format, byte[] octets) {
    int step = Math.max(1, octets.length / 15);
    for (int length = 20; length < octets.length; length += step) {
      Reading reading = read(Arrays.copyOf(octets, length));

      assertThat(reading.anatomy().parts()).as("%s, %d octets", format, length).hasSize(2);
    }
    int inside = format == Format.TAR ? 515 : octets.length / 2;
    assertThat(read(Arrays.copyOf(octets, inside))).isInstanceOf(Reading.Unreadable.class);
  }

  @Test
  void namesInRarFilesAreFound() {
    assertThat(Specimen.entries(archive(Packed.rar4("evil.exe", 0, PDF))))
        .containsExactly("evil.exe");
    assertThat(Specimen.entries(archive(Packed.rar5("évil.exe", false, PDF))))
        .containsExactly("évil.exe");
  }

  @Test
  void unicodeNamesInOldRarFilesAreUnpacked() {
    String name = "?.txt\0000p\u00c6\2";

    assertThat(Specimen.entries(archive(Packed.rar4("a.txt\0\0\u00c0\3", 0x200, PDF))))
        .containsExactly("a.txt");
    assertThat(Specimen.entries(archive(Packed.rar4(name, 0x200, PDF))))
        .containsExactly("\u30c6.txt", "?.txt");
  }

  @Test
  void encryptedEntriesAreFlagged() {
    byte[] zip =
        Packed.join(
            Packed.zipEntry("evil.exe", 1, PDF),
            Packed.zipDirectory("evil.exe", 1, PDF.length, 0, 38 + PDF.length));
    for (byte[] octets :
        new byte[][] {
          zip,
          Packed.rar4("evil.exe", 4, PDF),
          Packed.rar5("evil.exe", true, PDF),
          Packed.sevenZip("evil.exe", PDF, "secret".toCharArray())
        }) {
      Archive archive = archive(octets);

      assertThat(archive.encrypted()).isTrue();
      assertThat(Specimen.entries(archive)).containsExactly("evil.exe");
      assertThat(archive.entries().get(0).encrypted()).isTrue();
    }
  }

  @Test
  void anEncryptedArchiveInsideAnArchiveIsAGap() {
    Reading reading = read(Packed.rar4("inner.zip", 4, PDF));

    assertThat(reading.anatomy().gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.ENCRYPTED);
    assertThat(part(reading).archive().orElseThrow().complete()).isFalse();
  }

  @Test
  void anEntryThatTheDirectoryDoesNotHaveIsFound() {
    byte[] hidden = Packed.zipEntry("evil.exe", 0, PDF);
    byte[] shown = Packed.zipEntry("fine.txt", 0, PDF);
    byte[] zip =
        Packed.join(
            hidden,
            shown,
            Packed.zipDirectory("fine.txt", 0, PDF.length, hidden.length, 2 * hidden.length));
    Part part = part(read(zip));

    assertThat(Specimen.entries(part.archive().orElseThrow())).contains("fine.txt", "evil.exe");
    assertThat(part.defects()).containsExactly(Defect.DISAGREEING_ARCHIVE);
  }

  @Test
  void anEntryThatTheDirectoryNamesDifferentlyHasBothNames() {
    byte[] zip =
        Packed.join(
            Packed.zipEntry("evil.exe", 0, PDF),
            Packed.zipDirectory("fine.txt", 0, PDF.length, 0, 38 + PDF.length));
    Part part = part(read(zip));

    assertThat(Specimen.entries(part.archive().orElseThrow()))
        .containsExactly("fine.txt", "evil.exe");
    assertThat(part.defects()).containsExactly(Defect.DISAGREEING_ARCHIVE);
  }

  @Test
  void aZipFileWithoutDirectoryIsReadFromItsBeginning() {
    Reading reading = read(Packed.zipEntry("evil.exe", 0, PDF));

    assertThat(Specimen.entries(part(reading).archive().orElseThrow())).containsExactly("evil.exe");
    assertThat(reading.anatomy().gaps()).extracting(Gap::kind).containsExactly(Gap.Kind.DAMAGED);
  }

  @Test
  void anArchiveOfAKindThatIsOnlyRecognisedIsAGap() {
    Reading reading = read(Specimen.octets("MSCF\0\0\0\0" + "\0".repeat(60)));

    assertThat(part(reading).archive().orElseThrow().format()).isEqualTo(Format.OTHER);
    assertThat(reading.anatomy().gaps())
        .extracting(Gap::kind)
        .containsExactly(Gap.Kind.UNKNOWN_FORMAT);
  }

  @Test
  void aLargeArchiveLeavesNoFileBehind() throws Exception {
    byte[] large = new byte[2 << 20];
    new Random(1).nextBytes(large);
    Archive archive = archive(Packed.zip("evil.exe", large));

    assertThat(Specimen.entries(archive)).containsExactly("evil.exe");
    assertThat(archive.inflated()).isEqualTo(large.length);
    try (Stream<Path> files = Files.list(Specimen.FOLDER)) {
      assertThat(files.filter(file -> file.getFileName().toString().startsWith("archive-")))
          .isEmpty();
    }
  }
}
