package io.postern.inspect.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Most parts of mails are texts that people read. To find out that they are takes a look at their
 * octets and not at all kinds of files; what only says that it is a text is found out all the same.
 */
class TextsCostLittleToRecogniseTest {
  /** Tika allocates about a megabyte for each file, and there are two texts. */
  private static final int MAX_OCTETS = 600_000;

  private static final int TIMES = 20;

  private static String body(String type, String text) {
    return "Content-Type: " + type + "; charset=utf-8\r\n\r\n" + text;
  }

  private static final String LETTER =
      Specimen.mixed(
          body("text/plain", "\u00c3\u009cbermorgen, 3 Uhr: 5 % -- <gut>?\r\n"),
          body("text/html", "<!DOCTYPE html>\r\n<html><body><p>Hello</p></body></html>\r\n"));

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  @Test
  void aLetterInTextAndHtmlAllocatesLittle() {
    List<Part> parts = Specimen.anatomy(LETTER).parts();
    long before = allocated();
    for (int i = 0; i < TIMES; i++) {
      parts = Specimen.anatomy(LETTER).parts();
    }
    assertThat((allocated() - before) / TIMES).isLessThan(MAX_OCTETS);
    assertThat(parts).extracting(Part::contentType).containsExactly("", "text/plain", "text/html");
  }

  /** None of the archives whose kind is only told by their octets passes as a letter. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "MSCF\0\0\0\0aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "!<arch>\ndebian-binary   1342943816  0     0     100644  4         `\n2.0\n",
        "(\u00b5/\u00fdaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "070701003a2b5f000081a4000003e8000003e800000001500c0d",
        "LZIP\1aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "\u0004\"M\u0018aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "\u001f\u009daaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void anArchiveThatSaysThatItIsATextIsStillOne(String octets) {
    for (String type : List.of("text/plain", "text/html")) {
      Reading reading = Specimen.read(Specimen.mixed(body(type, octets)));
      assertThat(reading.anatomy().parts().get(1).archive()).isPresent();
      assertThat(reading.anatomy().gaps())
          .extracting(Gap::kind)
          .containsExactly(Gap.Kind.UNKNOWN_FORMAT);
    }
  }

  /** Rules ask for the types of attachments, which are those of their content. */
  @Test
  void anAttachmentIsLookedAtWhateverItSays() {
    String program = "MZ this program cannot be run in DOS mode but is a text all the same";
    for (String more : List.of("; name=\"a.txt\"", "\r\nContent-Disposition: attachment")) {
      Part part =
          Specimen.last(Specimen.mixed("Content-Type: text/plain" + more + "\r\n\r\n" + program));
      assertThat(part.contentType()).isEqualTo("application/x-dosexec");
    }
  }
}
