package io.postern.inspect.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FilesThatHideInPartsAreFoundTest {
  private static final byte[] PDF = Specimen.octets("%PDF-1.4 x");

  @Test
  void uuencodedFilesInATextAreParts() {
    Anatomy anatomy =
        Specimen.anatomy(
            "Subject: x\r\n\r\nhello\r\nbegin 644 evil.exe\r\n#0V%T\r\n`\r\nend\r\nbye\r\n"
                + "begin 0755 a b.zip\r\n#0V%T\r\n`\r\nend\r\n");

    assertThat(anatomy.parts())
        .extracting(Part::origin)
        .containsExactly(Part.Origin.MIME, Part.Origin.UUENCODE, Part.Origin.UUENCODE);
    assertThat(Specimen.shown(anatomy.parts().get(1).names())).containsExactly("evil.exe");
    assertThat(anatomy.parts().get(1).size()).isEqualTo(3);
    assertThat(Specimen.shown(anatomy.parts().get(2).names())).containsExactly("a b.zip");
    assertThat(anatomy.text().plain()).isEqualTo("hello\r\nbye\r\n");
    assertThat(anatomy.attachments()).hasSize(2);
  }

  @Test
  void aTextThatOnlySaysBeginHasNone() {
    assertThat(Specimen.anatomy("\r\nbegin with 644 words\r\nbegin 64 x\r\n").parts()).hasSize(1);
  }

  @Test
  void filesInWinmailDatAreParts() {
    byte[] tnef =
        tnef(
            attribute(2, 0x00069002, new byte[14]),
            attribute(2, 0x0006800f, PDF),
            attribute(2, 0x00018010, Specimen.octets("EVIL~1.EXE\0")),
            attribute(2, 0x00069005, longName("evil program.exe")),
            attribute(2, 0x00069002, new byte[14]),
            attribute(2, 0x00018010, Specimen.octets("two.zip\0")),
            attribute(2, 0x0006800f, Packed.zip("inside.exe", PDF)));
    Anatomy anatomy = Specimen.anatomy(Specimen.mixed(Specimen.file("winmail.dat", tnef)));

    assertThat(anatomy.parts()).hasSize(4);
    Part first = anatomy.parts().get(2);
    assertThat(first.origin()).isEqualTo(Part.Origin.TNEF);
    assertThat(first.number()).isEqualTo("1.1.1");
    assertThat(Specimen.shown(first.names())).containsExactly("EVIL~1.EXE", "evil program.exe");
    assertThat(first.contentType()).isEqualTo("application/pdf");
    assertThat(first.size()).isEqualTo(PDF.length);
    Part second = anatomy.parts().get(3);
    assertThat(Specimen.entries(second.archive().orElseThrow())).containsExactly("inside.exe");
    assertThat(anatomy.gaps()).isEmpty();
  }

  @Test
  void filesInAMessageThatIsAttachedInWinmailDatAreParts() {
    byte[] inner =
        tnef(
            attribute(2, 0x00069002, new byte[14]),
            attribute(2, 0x00018010, Specimen.octets("evil.exe\0")));
    byte[] tnef =
        tnef(attribute(2, 0x00069002, new byte[14]), attribute(2, 0x00069005, message(inner)));
    Anatomy anatomy = Specimen.anatomy(Specimen.mixed(Specimen.file("winmail.dat", tnef)));

    assertThat(anatomy.parts()).hasSize(4);
    assertThat(Specimen.shown(anatomy.parts().get(3).names())).containsExactly("evil.exe");
  }

  @Test
  void aWinmailDatThatIsCutOffAnywhereIsAGapAndNoError() {
    byte[] tnef =
        tnef(
            attribute(2, 0x00069002, new byte[14]),
            attribute(2, 0x00069005, longName("evil program.exe")));
    for (int length = 4; length < tnef.length; length++) {
      byte[] cut = Arrays.copyOf(tnef, length);
      Reading reading = Specimen.read(Specimen.mixed(Specimen.file("winmail.dat", cut)));

      boolean betweenAttributes = length == 6 || length == 6 + 9 + 14 + 2;
      assertThat(reading instanceof Reading.Read).isEqualTo(betweenAttributes);
    }
  }

  private static byte[] tnef(byte[]... attributes) {
    ByteBuffer head = little(6).putInt(0x223e9f78).putShort((short) 1);
    return Packed.join(head.array(), Packed.join(attributes));
  }

  private static byte[] attribute(int level, int id, byte[] data) {
    ByteBuffer attribute = little(11 + data.length).put((byte) level).putInt(id);
    return attribute.putInt(data.length).put(data).putShort((short) 0).array();
  }

  /** A number, then the long name in UTF-16. */
  private static byte[] longName(String name) {
    byte[] utf16 = (name + "\0").getBytes(StandardCharsets.UTF_16LE);
    int padded = (utf16.length + 3) & ~3;
    ByteBuffer properties = little(4 + 8 + 12 + padded).putInt(2);
    properties.putShort((short) 3).putShort((short) 0x3705).putInt(1);
    properties.putShort((short) 0x1f).putShort((short) 0x3707).putInt(1).putInt(utf16.length);
    return properties.put(utf16).array();
  }

  private static byte[] message(byte[] tnef) {
    int padded = (16 + tnef.length + 3) & ~3;
    ByteBuffer properties = little(4 + 12 + padded).putInt(1);
    properties.putShort((short) 0x0d).putShort((short) 0x3701).putInt(1);
    return properties.putInt(16 + tnef.length).put(new byte[16]).put(tnef).array();
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
