package io.postern.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** A header is read as it stands, and a broken one as far as it can be read. */
class HeaderTest {

  private static Header header(String text) {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    return Header.parse(octets, octets.length);
  }

  @Test
  void fieldsComeInOrderWithTheirPlaces() {
    Header header = header("To: a@b.example\r\nSubject: one\r\n two\r\n\r\nbody: no\r\n");
    assertThat(header.fields()).extracting(Header.Field::name).containsExactly("To", "Subject");
    Header.Field subject = header.fields().get(1);
    assertThat(subject.value()).isEqualTo("one two");
    assertThat(subject.start()).isEqualTo(17);
    assertThat(subject.end()).isEqualTo(header.end()).isEqualTo(37);
  }

  @Test
  void namesMatchWhateverTheirCase() {
    assertThat(header("SUBJECT : x\r\n\r\n").first("Subject")).contains("x");
  }

  @Test
  void aMailWithoutSeparatorEndsItsHeaderAtTheFirstLineThatIsNoField() {
    Header header = header("Subject: x\r\nThis is text.\r\nTo: nobody@x.example\r\n");
    assertThat(header.fields()).extracting(Header.Field::name).containsExactly("Subject");
    assertThat(header.end()).isEqualTo(12);
  }

  @Test
  void aMailboxSeparatorOnTopIsPassedOver() {
    assertThat(header("From me Mon Jan  1 00:00:00 2001\r\nTo: a@b.c\r\n\r\n").first("To"))
        .contains("a@b.c");
  }

  @Test
  void bareLineFeedsEndLinesToo() {
    assertThat(header("A: 1\nB: 2\n\nC: 3\n").fields()).hasSize(2);
  }

  @Test
  void noMoreFieldsAreKeptThanTheLimit() {
    assertThat(header("X: y\r\n".repeat(Header.MAX_FIELDS + 10)).fields())
        .hasSize(Header.MAX_FIELDS);
  }

  @Property(tries = 1000)
  void anyOctetsAreReadWithoutAnError(@ForAll @Size(max = 300) byte[] octets) {
    assertThatCode(
            () -> {
              Header header = Header.parse(octets, octets.length);
              header.fields().forEach(field -> HeaderText.decode(field.value()));
            })
        .doesNotThrowAnyException();
  }

  @Test
  void encodedWordsAndRawUtf8BecomeReadableOnOneLine() {
    assertThat(HeaderText.decode("=?utf-8?q?Gr=C3=BC=C3=9Fe?=")).isEqualTo("Grüße");
    assertThat(HeaderText.decode("Gr\u00c3\u00bc\u00c3\u009fe")).isEqualTo("Grüße");
    assertThat(HeaderText.decode("=?utf-8?q?a=0D=0ABcc:_x?=")).isEqualTo("a Bcc: x");
    assertThat(HeaderText.decode("=?no-such?q?a?=")).contains("a");
  }
}
