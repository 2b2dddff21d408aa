package io.postern.inspect.mime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyTextIsWhatPeopleReadTest {

  private static BodyText text(String mail) {
    return Specimen.anatomy(mail).text();
  }

  @Test
  void isDecodedByItsCharacterSet() {
    assertThat(text("Content-Type: text/plain; charset=utf-8\r\n\r\nM\u00c3\u00bcll").plain())
        .isEqualTo("Müll");
    assertThat(text("Content-Type: text/plain; charset=koi8-r\r\n\r\n\u00c1").plain())
        .isEqualTo("а");
    assertThat(
            text("Content-Type: text/plain; charset=utf-16le\r\n"
                    + "Content-Transfer-Encoding: base64\r\n\r\naABpAA==")
                .plain())
        .isEqualTo("hi");
  }

  @Test
  void isUtf8OrElseWesternWhenTheCharacterSetIsUnknownOrMissing() {
    for (String type : new String[] {"text/plain", "text/plain; charset=x-none", "bogus"}) {
      String header = "Content-Type: " + type + "\r\n\r\n";
      assertThat(text(header + "M\u00c3\u00bcll").plain()).isEqualTo("Müll");
      assertThat(text(header + "M\u00fcll").plain()).isEqualTo("Müll");
    }
  }

  @Test
  void hasNoTagsCommentsStylesOrScripts() {
    String html =
        "<html><style>b{}</style><SCRIPT>x()</script >y</script><p>V<b>ia</b>g<!-- x > -->ra"
            + " &amp; &#252; 1 < 2</p><";
    BodyText text = text("Content-Type: text/html\r\n\r\n" + html);

    assertThat(text.html()).isEqualTo("Viagra & ü 1 < 2<");
    assertThat(text.plain()).isEmpty();
  }

  @Test
  void leavesOutAttachments() {
    BodyText text =
        text(
            Specimen.mixed(
                "Content-Type: text/plain\r\n\r\none",
                "Content-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\nsecret",
                "\r\ntwo"));

    assertThat(text.plain()).isEqualTo("one\ntwo");
    assertThat(text.complete()).isTrue();
  }

  @Test
  void isCutWhereItBecomesTooLong() {
    BodyText text = text("\r\n" + "line of text\r\n".repeat(100_000));

    assertThat(text.plain()).hasSize(Limits.standard().textOctets());
    assertThat(text.complete()).isFalse();
  }
}
