package io.postern.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Mail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** F89: the disclaimer stands in the first plain text and the first HTML that people read. */
class DisclaimerGoesIntoTheTextTest {
  private static final RewriteSettings SETTINGS =
      Sample.disclaimer("Company Ltd\nWe <care> & more\n", Optional.of("<p>Company Ltd</p>"));

  private static void becomes(String before, String after, String... changes) {
    Rewritten rewritten = Sample.rewrite(SETTINGS, Sample.mail(before));
    assertThat(Sample.text(rewritten.mail())).isEqualTo(after);
    assertThat(rewritten.changes()).containsExactly(changes);
  }

  @Test
  void belowABodyWithoutContentType() {
    becomes(
        "Subject: x\n\nHello.\n",
        "Subject: x\n\nHello.\n\nCompany Ltd\nWe <care> & more\n",
        "rewrite.disclaimers[0]: added to the text part");
  }

  @Test
  void oneEmptyLineBetweenIsEnough() {
    becomes(
        "Subject: x\n\nHello.\n\n",
        "Subject: x\n\nHello.\n\nCompany Ltd\nWe <care> & more\n",
        "rewrite.disclaimers[0]: added to the text part");
  }

  @Test
  void aBodyWhoseLastLineHasNoEndGetsNoneBehindEither() {
    becomes(
        "Subject: x\n\nHello.",
        "Subject: x\n\nHello.\n\nCompany Ltd\nWe <care> & more",
        "rewrite.disclaimers[0]: added to the text part");
  }

  @Test
  void intoAnEmptyBody() {
    becomes(
        "Subject: x\n\n",
        "Subject: x\n\nCompany Ltd\nWe <care> & more\n",
        "rewrite.disclaimers[0]: added to the text part");
  }

  @Test
  void beforeTheEndOfTheHtmlBody() {
    becomes(
        "Content-Type: text/html\n\n<html><BODY>Hello.</BODY></html>\n",
        "Content-Type: text/html\n\n<html><BODY>Hello.\n<p>Company Ltd</p>\n</BODY></html>\n",
        "rewrite.disclaimers[0]: added to the HTML part");
  }

  @Test
  void beforeTheEndOfTheHtmlWhenTheBodyIsNotClosed() {
    becomes(
        "Content-Type: text/html\n\n<html><body>Hello.\n</html>\n",
        "Content-Type: text/html\n\n<html><body>Hello.\n<p>Company Ltd</p>\n</html>\n",
        "rewrite.disclaimers[0]: added to the HTML part");
  }

  @Test
  void atTheEndWhenNothingIsClosedAndNotIntoAComment() {
    becomes(
        "Content-Type: text/html\n\nHello. <!-- </body> -->\n",
        "Content-Type: text/html\n\nHello. <!-- </body> -->\n<p>Company Ltd</p>\n",
        "rewrite.disclaimers[0]: added to the HTML part");
  }

  @Test
  void htmlIsMadeFromTheTextWhenThereIsNone() {
    RewriteSettings settings = Sample.disclaimer("Grüße <wir> & ihr\nZeile 2");
    Mail mail = Sample.mail("Content-Type: text/html\n\n<p>Hello</p>\n");
    assertThat(Sample.text(Sample.rewrite(settings, mail).mail()))
        .isEqualTo(
            "Content-Type: text/html\n\n<p>Hello</p>\n"
                + "<p>Gr&#252;&#223;e &lt;wir&gt; &amp; ihr<br>\nZeile 2</p>\n");
  }

  @Test
  void intoBothAlternativesAndNothingElse() {
    becomes(
        """
        Content-Type: multipart/mixed; boundary="out er"

        preamble
        --out er
        Content-Type: multipart/alternative; boundary=in

        --in
        Content-Type: text/plain

        Hello.
        --in
        Content-Type: multipart/related; boundary=rel; type="text/html"

        --rel
        Content-Type: text/html

        <p>Hello.</p></body>

        --rel
        Content-Type: image/png
        Content-Transfer-Encoding: base64

        AAAA
        --rel--
        --in--

        --out er
        Content-Type: text/plain; name=notes.txt
        Content-Disposition: attachment

        attached
        --out er--
        epilogue
        """,
        """
        Content-Type: multipart/mixed; boundary="out er"

        preamble
        --out er
        Content-Type: multipart/alternative; boundary=in

        --in
        Content-Type: text/plain

        Hello.

        Company Ltd
        We <care> & more
        --in
        Content-Type: multipart/related; boundary=rel; type="text/html"

        --rel
        Content-Type: text/html

        <p>Hello.</p>
        <p>Company Ltd</p>
        </body>

        --rel
        Content-Type: image/png
        Content-Transfer-Encoding: base64

        AAAA
        --rel--
        --in--

        --out er
        Content-Type: text/plain; name=notes.txt
        Content-Disposition: attachment

        attached
        --out er--
        epilogue
        """,
        "rewrite.disclaimers[0]: added to the text part and the HTML part");
  }

  @Test
  void aTextBehindAnAttachmentIsTheTextAndAFurtherOneIsNot() {
    becomes(
        """
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain; name="first.txt"

        attached
        --b

        Hello.

        --b
        Content-Type: text/html

        <p>More.</p>
        --b--
        """,
        """
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain; name="first.txt"

        attached
        --b

        Hello.

        Company Ltd
        We <care> & more

        --b
        Content-Type: text/html

        <p>More.</p>
        --b--
        """,
        "rewrite.disclaimers[0]: added to the text part");
  }

  @Test
  void aForwardedMailInsideStaysAsItIs() {
    becomes(
        """
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: message/rfc822

        Subject: inner

        inner text
        --b
        Content-Type: text/plain

        Hello.
        --b--
        """,
        """
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: message/rfc822

        Subject: inner

        inner text
        --b
        Content-Type: text/plain

        Hello.

        Company Ltd
        We <care> & more
        --b--
        """,
        "rewrite.disclaimers[0]: added to the text part");
  }

  @Test
  void theFirstDisclaimerForTheSendersDomainIsMeant() {
    RewriteSettings settings =
        new RewriteSettings(
            List.of(
                new RewriteSettings.Disclaimer(List.of("other.example"), "A", Optional.empty()),
                new RewriteSettings.Disclaimer(List.of("Company.Example"), "B", Optional.empty()),
                new RewriteSettings.Disclaimer(List.of("*"), "C", Optional.empty())),
            false,
            Map.of(),
            false,
            List.of());
    assertThat(bodyFrom(settings, "x@other.example")).endsWith("\n\nA\n");
    assertThat(bodyFrom(settings, "x@COMPANY.example")).endsWith("\n\nB\n");
    assertThat(bodyFrom(settings, "x@sub.company.example")).endsWith("\n\nC\n");
  }

  private static String bodyFrom(RewriteSettings settings, String sender) {
    Mail mail = Sample.mail(sender, "Subject: x\n\nHello.\n");
    return Sample.text(Sample.rewrite(settings, mail).mail());
  }

  @Test
  void aMailWithBareLineFeedsGetsBareLineFeeds() {
    Mail mail = Sample.exact(Sample.SENDER, "Subject: x\n\nHello.\n");
    assertThat(
            new String(
                Sample.octets(Sample.rewrite(SETTINGS, mail).mail()), StandardCharsets.US_ASCII))
        .isEqualTo("Subject: x\n\nHello.\n\nCompany Ltd\nWe <care> & more\n");
  }
}
