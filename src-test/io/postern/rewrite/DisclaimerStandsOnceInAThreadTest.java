package io.postern.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Mail;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F89: a part that has the disclaimer already, quoted for example, does not get it again. */
class DisclaimerStandsOnceInAThreadTest {
  private static final RewriteSettings SETTINGS =
      Sample.disclaimer(
          "Geschäftsführer: José Müller\nThis mail is confidential.",
          Optional.of("<p>Geschäftsführer: <b>José Müller</b><br>This mail is confidential.</p>"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\nHi\n\nGeschaeftsfuehrer: Jose Mueller\nThis mail is confidential.\n",
        "\nHi\n\n> Geschaeftsfuehrer: Jose\n> Mueller This mail\n>  is confidential.\n> x\n",
        "\n>> Geschaeftsfuehrer:\n>> Jose Mueller\n>> This mail is confidential.\n",
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
            + "> Gesch=C3=A4ftsf=C3=BChrer: Jos=C3=A9 M=C3=\n=BCller\n> This mail is confidential.\n",
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
            + "R2VzY2jDpGZ0c2bDvGhyZXI6IEpvc8OpIE3DvGxsZXIgVGhpcyBtYWls\nIGlzIGNvbmZpZGVudGlhbC4K\n",
      })
  void inPlainText(String text) {
    Mail mail = Sample.mail("Subject: Re: x\n" + text);
    Rewritten rewritten = Sample.rewrite(SETTINGS, mail);
    assertThat(rewritten.mail()).isSameAs(mail);
    assertThat(rewritten.changes())
        .containsExactly("rewrite.disclaimers[0]: not added to the text part: it is there already");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p>Gesch&auml;ftsf&uuml;hrer: <b>Jos&eacute; M&#252;ller</b><br>This mail is confidential.",
        "<blockquote><span>Gesch&#xe4;ftsf&#xfc;hrer:&nbsp;Jos&eacute;\nM&uuml;ller</span>"
            + "<div class=\"x>\">This <!-- a > b -->mail is <style>b {}</style>confidential.</div>",
      })
  void inHtmlHoweverItIsWritten(String html) {
    Mail mail = Sample.mail("Content-Type: text/html\n\n" + html.replace("x>", "x") + "</body>\n");
    Rewritten rewritten = Sample.rewrite(SETTINGS, mail);
    assertThat(rewritten.mail()).isSameAs(mail);
    assertThat(rewritten.changes())
        .containsExactly("rewrite.disclaimers[0]: not added to the HTML part: it is there already");
  }

  @Test
  void aSecondPassAddsNothing() {
    Mail once =
        Sample.rewrite(
                SETTINGS,
                Sample.mail(
                    "Content-Type: multipart/alternative; boundary=b\n\n--b\n\nHi\n--b\n"
                        + "Content-Type: text/html\n\n<p>Hi</p></body>\n--b--\n"))
            .mail();
    Rewritten twice = Sample.rewrite(SETTINGS, once);
    assertThat(Sample.text(once)).contains("Geschaeftsfuehrer", "Gesch&#228;ftsf&#252;hrer");
    assertThat(twice.mail()).isSameAs(once);
    assertThat(twice.changes()).hasSize(2);
  }

  @Test
  void onlyThePartThatLacksItGetsIt() {
    Rewritten rewritten =
        Sample.rewrite(
            SETTINGS,
            Sample.mail(
                "Content-Type: multipart/alternative; boundary=b\n\n--b\n\n"
                    + "> Geschaeftsfuehrer: Jose Mueller\n> This mail is confidential.\n--b\n"
                    + "Content-Type: text/html\n\n<p>Hi</p>\n--b--\n"));
    assertThat(rewritten.changes())
        .containsExactly(
            "rewrite.disclaimers[0]: added to the HTML part",
            "rewrite.disclaimers[0]: not added to the text part: it is there already");
  }
}
