package io.postern.inspect.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PartsAreFoundWhereAnyProgramFindsThemTest {
  private static final String EVIL =
      "Content-Disposition: attachment; filename=evil.exe\r\n\r\nMZ\r\n";

  private static Anatomy read(String mail) {
    return Specimen.anatomy(mail.replace("\n", "\r\n").replace("\r\r", "\r"));
  }

  private static boolean hasEvil(Anatomy anatomy) {
    return anatomy.parts().stream()
        .anyMatch(part -> Specimen.shown(part.names()).contains("evil.exe"));
  }

  @Test
  void readsAWellFormedMailWithoutComplaint() {
    Reading reading =
        Specimen.read(
            Specimen.mixed(
                "Content-Type: text/plain\r\n\r\nhello",
                Specimen.file("a.pdf", Specimen.octets("%PDF-1.4 x"))));

    assertThat(reading).isInstanceOf(Reading.Read.class);
    Anatomy anatomy = reading.anatomy();
    assertThat(anatomy.parts()).extracting(Part::number).containsExactly("1", "1.1", "1.2");
    assertThat(anatomy.defects()).isEmpty();
    assertThat(anatomy.isAmbiguous()).isFalse();
    assertThat(anatomy.attachments()).hasSize(1);
    Part file = anatomy.attachments().get(0);
    assertThat(file.size()).isEqualTo(10);
    assertThat(file.contentType()).isEqualTo("application/pdf");
    assertThat(file.encoding()).isEqualTo("base64");
  }

  @Test
  void tellsAProgramByItsContentWhateverItsNameAndType() {
    byte[] program = new byte[600];
    program[0] = 'M';
    program[1] = 'Z';
    program[2] = (byte) 0x90;
    program[60] = (byte) 0x80;
    program[128] = 'P';
    program[129] = 'E';
    Part part =
        Specimen.last(
            Specimen.mixed(
                "Content-Type: image/jpeg; name=a.jpg\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                    + Specimen.base64(program)));

    assertThat(part.contentType()).isEqualTo("application/x-dosexec");
    assertThat(part.size()).isEqualTo(600);
  }

  @Test
  void tellsTextFromWhatBeginsWithText() {
    assertThat(TypeByContent.of(Specimen.octets("Dear people, here we go.\r\nYours")))
        .isEqualTo("text/plain");
    assertThat(TypeByContent.of(Specimen.octets("MZabcdefghijklmnopqrstuvwxyz\0\1\2")))
        .isEqualTo("application/x-dosexec");
    assertThat(TypeByContent.of(Specimen.octets("<html><body>some words of text")))
        .isEqualTo("text/html");
    assertThat(TypeByContent.of(Specimen.octets("{\\rtf1 some words of text")))
        .isEqualTo("application/rtf");
    assertThat(TypeByContent.of(Specimen.octets("yes"))).isEqualTo("text/plain");
    assertThat(TypeByContent.of(Specimen.octets("MZ"))).isEqualTo("application/x-dosexec");
    assertThat(TypeByContent.of(new byte[0])).isEmpty();
  }

  @Test
  void guessesABoundaryThatIsNotTold() {
    Anatomy anatomy = read("Content-Type: multipart/mixed\n\npreamble\n--x\n" + EVIL + "--x--\n");

    assertThat(hasEvil(anatomy)).isTrue();
    assertThat(anatomy.defects()).contains(Defect.NO_BOUNDARY);
    assertThat(anatomy.isAmbiguous()).isTrue();
  }

  @Test
  void takesEveryBoundaryThatIsTold() {
    Anatomy anatomy =
        read(
            "Content-Type: multipart/mixed; boundary=a; boundary=b\n\n--a\n\none\n--b\n"
                + EVIL
                + "--a--\n");

    assertThat(hasEvil(anatomy)).isTrue();
    assertThat(anatomy.defects()).contains(Defect.SEVERAL_BOUNDARIES);
  }

  @Test
  void looksIntoTheMultipartOfTwoContentTypes() {
    Anatomy anatomy =
        read(
            "Content-Type: text/plain\nContent-Type: multipart/mixed; boundary=a\n\n--a\n"
                + EVIL
                + "--a--\n");

    assertThat(hasEvil(anatomy)).isTrue();
    assertThat(anatomy.defects()).contains(Defect.REPEATED_FIELD);
  }

  @Test
  void findsAPartBehindTheEndOfItsMultipart() {
    Anatomy anatomy =
        read(
            "Content-Type: multipart/mixed; boundary=a\n\n--a\n\none\n--a--\nepilogue\n--a\n"
                + EVIL
                + "--a--\n");

    assertThat(hasEvil(anatomy)).isTrue();
    assertThat(anatomy.defects()).contains(Defect.PART_AFTER_END);
  }

  @Test
  void endsAnInnerMultipartAtTheDelimiterOfTheOuterOne() {
    Anatomy anatomy =
        read(
            "Content-Type: multipart/mixed; boundary=o\n\n--o\n"
                + "Content-Type: multipart/alternative; boundary=i\n\n--i\n\none\n--o\n"
                + EVIL
                + "--o--\n");

    assertThat(anatomy.parts())
        .extracting(Part::number)
        .containsExactly("1", "1.1", "1.1.1", "1.2");
    assertThat(anatomy.parts().get(1).defects()).containsExactly(Defect.UNCLOSED_MULTIPART);
  }

  @Test
  void noticesLinesThatOnlyLookLikeDelimiters() {
    Anatomy anatomy =
        read("Content-Type: multipart/mixed; boundary=a\n\n--a\n\none\n--ab\n\ntwo\n--a--\n");

    assertThat(anatomy.parts()).hasSize(2);
    assertThat(anatomy.defects()).containsExactly(Defect.LOOK_ALIKE_DELIMITER);
  }

  @Test
  void noticesABoundaryThatIsUsedTwice() {
    Anatomy anatomy =
        read(
            "Content-Type: multipart/mixed; boundary=a\n\n--a\n"
                + "Content-Type: multipart/mixed; boundary=a\n\n--a\n"
                + EVIL
                + "--a--\n");

    assertThat(hasEvil(anatomy)).isTrue();
    assertThat(anatomy.defects()).contains(Defect.SAME_BOUNDARY, Defect.UNCLOSED_MULTIPART);
  }

  @Test
  void readsABoundaryInPieces() {
    assertThat(
            hasEvil(
                read(
                    "Content-Type: multipart/mixed; boundary*0=a; boundary*1=b\n\n--ab\n"
                        + EVIL
                        + "--ab--\n")))
        .isTrue();
  }

  @Test
  void looksIntoAttachedMessages() {
    String inner = "Subject: x\n" + EVIL;

    assertThat(hasEvil(read("Content-Type: message/rfc822\n\n" + inner))).isTrue();
    Anatomy named =
        Specimen.anatomy(Specimen.mixed(Specimen.file("a.eml", Specimen.octets(inner))));
    assertThat(hasEvil(named)).isTrue();
  }

  @Test
  void looksIntoAMessageThatIsEncodedAlthoughNoneMayBe() {
    Anatomy anatomy =
        Specimen.anatomy(
            "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Specimen.base64(Specimen.octets(EVIL)));

    assertThat(hasEvil(anatomy)).isTrue();
    assertThat(anatomy.defects()).containsExactly(Defect.ENCODED_MESSAGE);
  }

  @Test
  void saysThatContentIsElsewhere() {
    for (String type : List.of("message/partial; number=1", "message/external-body")) {
      Reading reading = Specimen.read("Content-Type: " + type + "\r\n\r\nx");

      assertThat(reading.anatomy().gaps())
          .extracting(Gap::kind)
          .containsExactly(Gap.Kind.ELSEWHERE);
    }
  }

  @Test
  void noticesWhatIsWrongWithAHeader() {
    assertThat(defects("Content-Type: text/\0plain\n\nx")).contains(Defect.NUL_IN_HEADER);
    assertThat(defects("A: b\rContent-Type: text/plain\n\nx")).contains(Defect.BARE_CR_IN_HEADER);
    assertThat(defects("A: b\nno field\nC: d\n\nx")).contains(Defect.JUNK_IN_HEADER);
    assertThat(defects("Content-Type : text/plain\n\nx")).contains(Defect.BLANK_BEFORE_COLON);
    assertThat(defects("Content-Type: text/plain; charset=x-none\n\nx"))
        .contains(Defect.UNKNOWN_CHARSET);
    assertThat(defects("Content-Transfer-Encoding: x-foo\n\nx")).contains(Defect.UNKNOWN_ENCODING);
    assertThat(defects("Content-Transfer-Encoding: \"base64\"\n\nTVo="))
        .contains(Defect.MALFORMED_ENCODING);
    assertThat(
            defects("Content-Type: multipart/mixed; boundary=a\n\n--a\nContent-Type: a/b\n--a--"))
        .contains(Defect.UNENDED_HEADER);
    assertThat(
            defects(
                "Content-Type: multipart/mixed; boundary=a\nContent-Transfer-Encoding: base64\n\n"
                    + "--a\n\nx\n--a--"))
        .containsExactly(Defect.ENCODED_MULTIPART);
  }

  private static Set<Defect> defects(String mail) {
    return Specimen.anatomy(mail).defects();
  }

  @Test
  void readsMailsThatAreHardlyOnes() {
    for (String mail : List.of("", "\r\n", ".", "\n\n\n", " folded\r\n", "--\r\n", "a:")) {
      assertThat(Specimen.anatomy(mail).parts()).hasSize(1);
    }
  }
}
