package io.postern.inspect.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransferEncodingsAreDecodedTest {
  private final Set<Defect> defects = EnumSet.noneOf(Defect.class);

  private String base64(String text) throws IOException {
    return Specimen.text(new Base64Stream(in(text), defects).readAllBytes());
  }

  private String quoted(String text) throws IOException {
    return Specimen.text(new QuotedPrintableStream(in(text), defects).readAllBytes());
  }

  private String uuencoded(String text) throws IOException {
    return Specimen.text(UuStream.file(in(text), defects).readAllBytes());
  }

  private static InputStream in(String text) {
    return new ByteArrayInputStream(Specimen.octets(text));
  }

  @Test
  void decodesBase64OfAnyLength() throws IOException {
    byte[] octets = new byte[100_001];
    new Random(1).nextBytes(octets);

    assertThat(base64(Specimen.base64(octets))).isEqualTo(Specimen.text(octets));
    assertThat(defects).isEmpty();
  }

  @Test
  void readsBase64OverOtherCharacters() throws IOException {
    assertThat(base64("!!TV\0o=\u00ff")).isEqualTo("MZ");
    assertThat(defects).containsExactly(Defect.BROKEN_BASE64);
  }

  @Test
  void goesOnBehindPadding() throws IOException {
    assertThat(base64("TVo=\r\nTVo=")).isEqualTo("MZMZ");
    assertThat(defects).containsExactly(Defect.BROKEN_BASE64);
  }

  @Test
  void noticesBase64ThatIsCutOff() throws IOException {
    assertThat(base64("TVqQAA\r\n")).isEqualTo("MZ\u0090\0");
    assertThat(defects).containsExactly(Defect.BROKEN_BASE64);
  }

  @Test
  void decodesQuotedPrintable() throws IOException {
    assertThat(quoted("M=5A=\r\n=90=3d \t\r\nx =\r\ny")).isEqualTo("MZ\u0090=\r\nx y");
    assertThat(defects).isEmpty();
  }

  @Test
  void leavesWhatIsNoEscape() throws IOException {
    assertThat(quoted("a=ZZb=")).isEqualTo("a=ZZb");
    assertThat(defects).containsExactly(Defect.BROKEN_QUOTED_PRINTABLE);
  }

  @Test
  void decodesUuencode() throws IOException {
    assertThat(uuencoded("hello\r\nbegin 644 cat.txt\r\n#0V%T\r\n`\r\nend\r\n")).isEqualTo("Cat");
    assertThat(defects).isEmpty();
    assertThat(uuencoded("begin-base64 644 a\nTVo=\n====\n")).isEqualTo("MZ");
    assertThat(defects).isEmpty();
  }

  @Test
  void noticesUuencodeThatIsCutOff() throws IOException {
    assertThat(uuencoded("begin 644 cat.txt\n#0V%T\n")).isEqualTo("Cat");
    assertThat(defects).containsExactly(Defect.BROKEN_UUENCODE);
  }

  @Test
  void keepsBodiesAsTheyAreUpToTheirDelimiter() {
    String body = "a\r\n\r\nb\n" + "x".repeat(40_000) + "\r\r\n";
    Anatomy anatomy =
        Specimen.anatomy(Specimen.mixed("Content-Type: application/x-a\r\n\r\n" + body, "\r\n"));

    assertThat(anatomy.parts().get(1).size()).isEqualTo(body.length());
    assertThat(anatomy.parts().get(2).size()).isZero();
  }
}
