package io.postern.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Mail;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F89: a disclaimer never goes where it would break something, and the reason is told. */
class DisclaimerStaysOutTest {
  private static final RewriteSettings SETTINGS = Sample.disclaimer("Company Ltd");

  private static void stays(String text, String why) {
    Mail mail = Sample.mail(text);
    Rewritten rewritten = Sample.rewrite(SETTINGS, mail);
    assertThat(rewritten.mail()).isSameAs(mail);
    assertThat(rewritten.changes()).containsExactly("rewrite.disclaimers[0]: not added: " + why);
  }

  private static String parts(String type, String... parts) {
    StringBuilder text = new StringBuilder("Content-Type: " + type + "; boundary=b\n\n");
    for (String part : parts) {
      text.append("--b\n").append(part).append('\n');
    }
    return text.append("--b--\n").toString();
  }

  @Test
  void ofSignedMail() {
    String signature = "Content-Type: application/pgp-signature\n\nx";
    stays(parts("multipart/signed", "\nHello.", signature), "the mail is signed");
    stays(
        "Content-Type: application/pkcs7-mime; smime-type=signed-data\n\nAAAA\n",
        "the mail is signed");
    String inner = parts("multipart/signed", "\nHi", signature).replace("b", "c");
    stays(parts("multipart/mixed", inner), "the mail is signed");
  }

  @Test
  void ofEncryptedMail() {
    String version = "Content-Type: application/pgp-encrypted\n\nVersion: 1";
    stays(parts("multipart/encrypted", version), "the mail is encrypted");
    stays(
        "Content-Type: application/x-pkcs7-mime; smime-type=enveloped-data\n\nAAAA\n",
        "the mail is encrypted");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n-----BEGIN PGP MESSAGE-----\n\nhQ\n-----END PGP MESSAGE-----\n",
        "\nHello\n-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nHi\n",
        "Content-Type: text/html\n\n<pre>-----BEGIN PGP MESSAGE-----</pre>\n",
        "Content-Transfer-Encoding: quoted-printable\n\n=2D----BEGIN PGP MESSAGE-----\n",
      })
  void ofPgpInTheText(String text) {
    stays("Subject: x\n" + text, "the text is signed or encrypted with PGP");
  }

  @Test
  void ofNoPartWhenOneIsPgp() {
    stays(
        parts(
            "multipart/alternative",
            "\n-----BEGIN PGP MESSAGE-----",
            "Content-Type: text/html\n\n<p>Hi</p>"),
        "the text is signed or encrypted with PGP");
  }

  @Test
  void ofMailWithADkimSignature() {
    stays("DKIM-Signature: v=1\n\nHello.\n", "the mail came with a DKIM signature");
  }

  @Test
  void ofReports() {
    stays(
        parts("multipart/report; report-type=delivery-status", "\nIt failed."),
        "the mail is a report");
  }

  @Test
  void ofMailWithoutText() {
    String none = "the mail has no text of its own";
    stays("Content-Type: text/calendar\n\nBEGIN:VCALENDAR\n", none);
    stays("Content-Type: application/pdf\n\nx\n", none);
    stays("Content-Type: text/plain\nContent-Disposition: attachment\n\nx\n", none);
    stays(parts("multipart/mixed", "Content-Type: message/rfc822\n\nSubject: x\n\nHi"), none);
    stays(parts("multipart/digest", "\nSubject: x\n\nHi"), none);
  }

  @Test
  void ofMailFromNobody() {
    Mail mail = Sample.mail("", "Subject: Undeliverable\n\nSorry.\n");
    Rewritten rewritten = Sample.rewrite(SETTINGS, mail);
    assertThat(rewritten.mail()).isSameAs(mail);
    assertThat(rewritten.changes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: x\n",
        "Subject: x\nno field\n\nHello.\n",
        "Content-Type: multipart/mixed\n\n--b\n\nHello.\n--b--\n",
        "Content-Type: multipart/mixed; boundary=b\n\nHello.\n",
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHello.\n",
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nHello.\n--b-- x\n",
        "Content-Type: multipart/mixed; boundary=b; boundary=c\n\n--b\n\nHi\n--b--\n",
        "Content-Type: multipart/mixed; boundary=b\nContent-Type: text/plain\n\n--b\n\nHi\n--b--\n",
        "Content-Type: multipart/mixed; boundary=\"b\n\n--b\n\nHi\n--b--\n",
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nno field\n\nHi\n--b--\n",
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nA: b\n--b--\n",
        "Content-Type: multipart/mixed; boundary=a\n\n--a\n"
            + "Content-Type: multipart/mixed; boundary=a--\n\n--a--\n\nHi\n--a----\n--a--\n",
        "Content-Transfer-Encoding: 7bit\nContent-Transfer-Encoding: base64\n\nSGk=\n",
      })
  void ofMailThatNobodyCanReadForSure(String text) {
    stays(text, "the structure of the mail could not be read");
  }

  @Test
  void ofMailWithTooManyPartsOrLevels() {
    String[] parts = new String[1_001];
    Arrays.fill(parts, "Content-Type: image/png\n\nx");
    parts[1_000] = "\nHello.";
    stays(parts("multipart/mixed", parts), "the structure of the mail could not be read");
    StringBuilder deep = new StringBuilder();
    for (int i = 0; i <= 20; i++) {
      deep.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b");
      deep.append(i).append('\n');
    }
    stays(
        deep.append("\nHello.\n--b20--\n").toString(),
        "the structure of the mail could not be read");
  }
}
