package io.postern.inspect.mime;

import io.postern.inspect.Fuzz;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FuzzedArchivesAreReadTest {
  private static final byte[] PDF = Specimen.octets("%PDF-1.4 x");
  private static final String HEADER =
      "Content-Type: application/octet-stream\nContent-Transfer-Encoding: binary\n\n";
  private static final List<String> WORDS =
      List.of(
          "PK\1\2",
          "PK\3\4",
          "PK\5\6",
          "PK\6\6",
          "\u001f\u008b\10",
          "Rar!\32\7\0",
          "Rar!\32\7\1\0",
          "7z\u00bc\u00af\u0027\u001c",
          "BZh9",
          "\u00fd7zXZ\0",
          "ustar\0",
          "\0\0\0\0",
          "\u00ff\u00ff",
          "\u0001\0\0\0",
          "\u00ff\u00ff\u00ff\177",
          "../../x",
          "a.zip",
          "0000000777\0");

  private enum Kind {
    ZIP,
    TAR,
    COMPRESSED,
    SEVEN_ZIP,
    RAR,
    TNEF
  }

  private static List<byte[]> specimens(Kind kind) {
    return switch (kind) {
      case ZIP ->
          List.of(
              Packed.zip("evil.exe", PDF),
              Packed.zip("a.zip", Packed.zip("evil.exe", PDF)),
              Packed.join(
                  Packed.zipEntry("x.exe", 1, PDF), Packed.zipDirectory("y.txt", 1, 10, 0, 45)),
              Packed.join(
                  Packed.zipEntry("x.exe", 0, PDF),
                  Packed.zipDirectory("points-beyond-the-file", 0, 10, 0x7fff_ffff, 45)));
      case TAR -> List.of(Packed.tar("evil.exe", PDF), Packed.tar("n".repeat(200), PDF));
      case COMPRESSED ->
          List.of(
              Packed.gzip(Packed.tar("evil.exe", PDF)),
              Packed.bzip2(PDF),
              Packed.xz(Packed.zip("a", PDF)));
      case SEVEN_ZIP ->
          List.of(
              Packed.sevenZip("evil.exe", PDF, null),
              Packed.sevenZip("evil.exe", PDF, "x".toCharArray()));
      case RAR -> List.of(Packed.rar4("evil.exe", 0x204, PDF), Packed.rar5("evil.exe", true, PDF));
      case TNEF -> List.of(tnef());
    };
  }

  private static byte[] tnef() {
    ByteBuffer tnef = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
    tnef.putInt(0x223e9f78).putShort((short) 1);
    attribute(tnef, 0x00069002, new byte[14]);
    attribute(tnef, 0x00018010, Specimen.octets("evil.exe\0"));
    attribute(tnef, 0x0006800f, PDF);
    byte[] properties = new byte[24];
    ByteBuffer.wrap(properties)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(1)
        .putInt(0x3707001e)
        .putInt(1)
        .putInt(6)
        .put(Specimen.octets("b.exe\0"));
    attribute(tnef, 0x00069005, properties);
    byte[] all = new byte[tnef.position()];
    tnef.flip().get(all);
    return all;
  }

  private static void attribute(ByteBuffer tnef, int id, byte[] data) {
    tnef.put((byte) 2).putInt(id).putInt(data.length).put(data).putShort((short) 0);
  }

  @ParameterizedTest
  @EnumSource
  void whateverStandsInThem(Kind kind) {
    new Fuzz("archive " + kind, specimens(kind), WORDS)
        .within(Duration.ofSeconds(2), 50 * FuzzedMailsAreReadTest.PER_PART)
        .oneOf(Kind.values().length)
        .run(FuzzedArchivesAreReadTest::look);
  }

  private static void look(byte[] octets) {
    byte[] mail = Packed.join(Specimen.octets(HEADER), octets);
    Anatomy anatomy =
        Specimen.read(mail, FuzzedMailsAreReadTest.LIMITS, Clock.systemUTC()).anatomy();
    FuzzedMailsAreReadTest.isBounded(anatomy, mail.length);
  }
}
