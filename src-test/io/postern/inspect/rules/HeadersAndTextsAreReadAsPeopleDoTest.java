package io.postern.inspect.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersAndTextsAreReadAsPeopleDoTest {
  private static final List<Mask> CASINO = Mask.list("*casino royal*");

  private static Facts header(String header) {
    return RuledMails.closed(RuledMails.mail(header + "\r\n\r\nbody\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: Casino Royal",
        "subject : my CASINO\r\n ROYAL night",
        "Subject: =?utf-8?Q?my_casino_royal?=",
        "Subject: =?utf-8?B?Y2FzaW5vIHI=?= =?utf-8?B?b3lhbA==?=",
        "Subject: =?utf-8?Q?casino royal?=",
        "Subject: =?utf-8?B?Y2FzaW5vIHJveWFs",
        "Subject: ｃａｓｉｎｏ royal",
        "Subject: ca\u200bsi\u00adno royal",
        "Subject: hello\r\nSubject: casino royal",
      })
  void theSubjectIsCaughtHoweverItIsWritten(String header) {
    assertThat(new SubjectIs(CASINO).test(header(header))).isInstanceOf(Answer.Yes.class);
  }

  @Test
  void aSubjectSaysWhatMatchedInItsDecodedForm() {
    assertThat(new SubjectIs(CASINO).test(header("Subject: =?utf-8?Q?casino_royal=07=0A?=")))
        .isEqualTo(new Answer.Yes("subject \"casino royal\" matches \"*casino royal*\"", Set.of()));
    assertThat(new SubjectIs(CASINO).test(header("Subject: hello")))
        .isEqualTo(new Answer.No("subject \"hello\" does not match \"*casino royal*\""));
  }

  @Test
  void aMissingSubjectIsAnEmptyOne() {
    assertThat(new SubjectIs(Mask.list("?*")).test(header("From: a@b.example")))
        .isEqualTo(new Answer.No("subject \"\" does not match \"?*\""));
    assertThat(new SubjectIs(Mask.list("*")).test(header("From: a@b.example")))
        .isInstanceOf(Answer.Yes.class);
  }

  @Test
  void aHeaderIsReadAsItStandsThereAndDecoded() {
    Facts facts = header("X-Mailer: =?utf-8?Q?bulk_sender?=\r\nX-Mailer: other");

    assertThat(new HeaderIs("x-mailer", Mask.list("*bulk sender*")).test(facts))
        .isEqualTo(
            new Answer.Yes("header x-mailer \"bulk sender\" matches \"*bulk sender*\"", Set.of()));
    assertThat(new HeaderIs("X-Mailer", Mask.list("=?utf-8*")).test(facts))
        .isInstanceOf(Answer.Yes.class);
    assertThat(new HeaderIs("X-Mailer", Mask.list("other")).test(facts))
        .isInstanceOf(Answer.Yes.class);
    assertThat(new HeaderIs("X-Mailer", Mask.list("third")).test(facts))
        .isEqualTo(new Answer.No("header X-Mailer does not match \"third\""));
    assertThat(new HeaderIs("List-Id", Mask.list("*")).test(facts))
        .isEqualTo(new Answer.No("there is no header List-Id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X Mailer", "X-Mailer:", "Überschrift"})
  void aNameThatIsNoneIsRefused(String name) {
    assertThatThrownBy(() -> new HeaderIs(name, Mask.list("*")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no name of a header field");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: text/plain\r\n\r\nWin at the Casino\r\n  Royal  now\r\n",
        "Content-Type: text/html\r\n\r\n<p>Win at the <b>Cas</b>ino&nbsp;Ro<!-- x -->yal</p>\r\n",
        "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nY2FzaW5vIHJveWFs\r\n",
        "Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            + "casi=\r\nno=20royal\r\n",
      })
  void theBodyIsTheTextThatPeopleRead(String mail) {
    assertThat(new BodyIs(CASINO).test(RuledMails.facts(mail)))
        .isEqualTo(new Answer.Yes("the text matches \"*casino royal*\"", Set.of()));
  }

  @Test
  void attachedTextIsNoBody() {
    String mail =
        RuledMails.mixed(
            "Content-Disposition: attachment; filename=a.txt\r\n\r\ncasino royal",
            RuledMails.text("hello"));

    assertThat(new BodyIs(CASINO).test(RuledMails.facts(mail)))
        .isEqualTo(new Answer.No("the text does not match \"*casino royal*\""));
    assertThat(new BodyIs(Mask.list("hello")).test(RuledMails.facts(mail)))
        .isInstanceOf(Answer.Yes.class);
  }
}
