package io.postern.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Mail;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** F89: what is added is encoded as its part is, and nothing of the part is encoded anew. */
class DisclaimerKeepsEncodingAndCharsetTest {
  private static final RewriteSettings SETTINGS =
      Sample.disclaimer("Geschäftsführer: José Müller – 5 €");

  private static String octets(String text, String charset) {
    return new String(text.getBytes(Charset.forName(charset)), StandardCharsets.ISO_8859_1);
  }

  private static String head(String type, String encoding) {
    return "Content-Type: " + type + "\nContent-Transfer-Encoding: " + encoding + "\n\n";
  }

  private static String rewritten(RewriteSettings settings, String before) {
    return Sample.text(Sample.rewrite(settings, Sample.mail(before)).mail());
  }

  @ParameterizedTest
  @CsvSource({
    "utf-8, 8bit, Geschäftsführer: José Müller – 5 €",
    "windows-1252, 8bit, Geschäftsführer: José Müller – 5 €",
    "windows-1252, binary, Geschäftsführer: José Müller – 5 €",
    "iso-8859-15, 8bit, Geschäftsführer: José Müller - 5 €",
    "ISO-8859-1, 8BIT, Geschäftsführer: José Müller - 5 EUR",
    "us-ascii, 7bit, Geschaeftsfuehrer: Jose Mueller - 5 EUR",
    "utf-8, 7bit, Geschaeftsfuehrer: Jose Mueller - 5 EUR",
    "x-nobody-knows, 8bit, Geschaeftsfuehrer: Jose Mueller - 5 EUR",
    "iso-2022-jp, 7bit, Geschaeftsfuehrer: Jose Mueller - 5 EUR",
  })
  void asItStandsWhereTheCharacterSetAllows(String charset, String encoding, String expected) {
    String before = head("text/plain; charset=\"" + charset + "\"", encoding) + "Hello.\n";
    String written = charset.startsWith("x-") ? "us-ascii" : charset;
    assertThat(rewritten(SETTINGS, before))
        .isEqualTo(before + "\n" + octets(expected, written) + "\n");
  }

  @Test
  void aPartThatSays7bitWronglyMayHoldEightBits() {
    String before = head("text/plain; charset=utf-8", "7bit") + "Gr\u00c3\u00bc\u00c3\u009fe\n";
    assertThat(rewritten(SETTINGS, before)).endsWith(octets(" – 5 €\n", "utf-8"));
  }

  @Test
  void whatNoAsciiStandsForIsNotWrittenAsAsciiButAsHtml() {
    RewriteSettings greek = Sample.disclaimer("Εμπιστευτικό");
    Mail mail = Sample.mail(head("text/plain; charset=us-ascii", "7bit") + "Hello.\n");
    Rewritten kept = Sample.rewrite(greek, mail);
    assertThat(kept.mail()).isSameAs(mail);
    assertThat(kept.changes())
        .containsExactly(
            "rewrite.disclaimers[0]: not added to the text part: "
                + "its character set cannot hold the disclaimer");
    assertThat(rewritten(greek, head("text/html; charset=us-ascii", "7bit") + "<p>Hi</p>\n"))
        .endsWith(
            "<p>Hi</p>\n<p>&#917;&#956;&#960;&#953;&#963;&#964;&#949;&#965;&#964;&#953;&#954;"
                + "&#972;</p>\n");
  }

  @Test
  void quotedPrintable() {
    String before = head("text/plain; charset=utf-8", "quoted-printable") + "Gr=C3=BC=C3=9Fe\n";
    assertThat(rewritten(SETTINGS, before))
        .isEqualTo(
            before + "\nGesch=C3=A4ftsf=C3=BChrer: Jos=C3=A9 M=C3=BCller =E2=80=93 5 =E2=82=AC\n");
  }

  @Test
  void quotedPrintableWithSoftBreaks() {
    RewriteSettings settings = Sample.disclaimer("1234567 ".repeat(10) + "=\n" + "x".repeat(76));
    String before = head("text/plain", "quoted-printable") + "Hello.\n";
    assertThat(rewritten(settings, before))
        .isEqualTo(
            before + "\n" + "1234567 ".repeat(9) + "123=\n4567 =3D\n" + "x".repeat(76) + "\n");
  }

  @Test
  void quotedPrintableWhoseLastLineIsOpen() {
    String before =
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n"
            + head("text/plain", "quoted-printable")
            + "Hello=\n--b--\n";
    assertThat(rewritten(Sample.disclaimer("Bye."), before))
        .contains("\n\nHello=\n\n\nBye.\n--b--\n");
  }

  @Test
  void quotedPrintableHtmlInTheMiddleOfALine() {
    String before =
        head("text/html", "quoted-printable")
            + "<p class=3D\"a\">Hello. <br></p> </bo=\ndy></html>\n";
    assertThat(rewritten(Sample.disclaimer("Bye."), before))
        .isEqualTo(
            head("text/html", "quoted-printable")
                + "<p class=3D\"a\">Hello. <br></p> =\n\n<p>Bye.</p>\n</bo=\ndy></html>\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Hello.\r\n", "Hello!.\r\n", "Hello!!.\r\n", "Hello.\r\n\r\n", "Hello.", ""})
  void base64OfEveryRemainder(String text) {
    RewriteSettings settings = Sample.disclaimer("Geschäftsführer");
    String encoded = Base64.getMimeEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    String before = head("text/plain; charset=utf-8", "base64") + encoded + "\n";
    String after = rewritten(settings, before);
    String body = after.substring(after.indexOf("\n\n") + 2);
    String separator = text.isEmpty() || text.endsWith("\n\r\n") ? "" : "\r\n";
    assertThat(new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8))
        .isEqualTo(
            text
                + (text.endsWith("\n") || text.isEmpty() ? "" : "\r\n")
                + separator
                + "Geschäftsführer"
                + (text.endsWith("\n") || text.isEmpty() ? "\r\n" : ""));
    assertThat(body).endsWith("\n");
  }

  @Test
  void base64KeepsEveryLineBeforeTheInsertion() {
    String html = "<p>" + "Hello. ".repeat(40) + "</p></body></html>\r\n";
    String encoded =
        Base64.getMimeEncoder(60, new byte[] {'\n'})
            .encodeToString(html.getBytes(StandardCharsets.UTF_8));
    String before = head("text/html; charset=utf-8", "base64") + encoded + "\n\n";
    String after = rewritten(Sample.disclaimer("Bye."), before);
    List<String> lines = encoded.lines().toList();
    assertThat(after)
        .startsWith(
            head("text/html; charset=utf-8", "base64") + lines.get(0) + "\n" + lines.get(1) + "\n");
    assertThat(after).endsWith("\n\n");
    assertThat(after.lines()).allMatch(line -> line.length() <= 76);
    String body = after.substring(after.indexOf("\n\n") + 2);
    assertThat(new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8))
        .isEqualTo(html.replace("</body>", "\r\n<p>Bye.</p>\r\n</body>"));
  }

  @Test
  void flowedTextIsStuffedAndItsLastParagraphClosed() {
    RewriteSettings settings = Sample.disclaimer("> not a quote \nFrom us\n-- \nCompany");
    String before = "Content-Type: text/plain; format=flowed\n\nA line that \nflows \n";
    assertThat(rewritten(settings, before))
        .isEqualTo(before + "\n\n > not a quote\n From us\n-- \nCompany\n");
  }

  @Test
  void noLineIsLongerThanSmtpAllows() {
    RewriteSettings settings = Sample.disclaimer("word€ ".repeat(500) + "x".repeat(2000));
    String after = rewritten(settings, head("text/plain; charset=utf-8", "8bit") + "Hello.\n");
    assertThat(after.lines()).allMatch(line -> line.length() <= 998);
    assertThat(after.replace("\n", "")).contains("x".repeat(2000));
    String html = rewritten(settings, head("text/html; charset=utf-8", "8bit") + "<p>Hi</p>\n");
    assertThat(html.lines()).allMatch(line -> line.length() <= 998);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/plain; charset=utf-16 | 8bit | Hi | its character set is not written like ASCII",
        "text/plain; charset=utf-7 | 7bit | Hi | its character set is not written like ASCII",
        "text/plain | x-uuencode | Hi | its transfer encoding is not known",
        "text/plain | base64 | SGk | its Base64 is broken",
        "text/plain | base64 | SGk=SGk= | its Base64 is broken",
        "text/plain | base64 | not Base64! | its Base64 is broken",
      })
  void whatCannotBeEncodedStays(String type, String encoding, String body, String why) {
    Mail mail = Sample.mail(head(type, encoding) + body + "\n");
    Rewritten rewritten = Sample.rewrite(SETTINGS, mail);
    assertThat(rewritten.mail()).isSameAs(mail);
    assertThat(rewritten.changes())
        .containsExactly("rewrite.disclaimers[0]: not added to the text part: " + why);
  }

  @Test
  void aDisclaimerWithoutTextIsForHtmlOnly() {
    RewriteSettings settings = Sample.disclaimer("", Optional.of("<p>Bye.</p>"));
    assertThat(Sample.rewrite(settings, Sample.mail("A: b\n\nHi\n")).changes())
        .containsExactly(
            "rewrite.disclaimers[0]: not added to the text part: the disclaimer has no text for it");
  }
}
