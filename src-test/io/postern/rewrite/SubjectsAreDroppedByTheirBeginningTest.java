package io.postern.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.mail.Mail;
import org.junit.jupiter.api.Test;

/** F98: a subject that begins with a configured prefix keeps the mail from being sent. */
class SubjectsAreDroppedByTheirBeginningTest {
  private static final RewriteSettings SETTINGS =
      Sample.silentDrop("Not read: ", "Nicht gelesen: ", "Gelöscht");

  @Test
  void theReasonNamesSettingAndPrefix() {
    Mail mail = Sample.mail("Subject: Not read: our offer\n\nx\n");
    Rewritten rewritten = Sample.rewrite(SETTINGS, mail);
    assertThat(rewritten.dropReason())
        .contains("rewrite.silent-drop[0]: the subject begins with \"Not read: \"");
    assertThat(rewritten.mail()).isSameAs(mail);
  }

  @Test
  void caseDoesNotMatter() {
    assertThat(reasonFor("NICHT GELESEN: Angebot")).contains("silent-drop[1]");
  }

  @Test
  void encodedWordsAreReadFirst() {
    assertThat(reasonFor("=?utf-8?q?Gel=C3=B6scht=3A_x?=")).contains("silent-drop[2]");
    assertThat(reasonFor("=?iso-8859-1?Q?NOT_?= =?iso-8859-1?Q?READ=3A_x?="))
        .contains("silent-drop[0]");
    assertThat(reasonFor("=?iso-8859-1?Q?NOT_READ=3A_x?=")).contains("silent-drop[0]");
  }

  @Test
  void aReportAboutAMailWithoutSubjectIsDroppedToo() {
    assertThat(reasonFor("Not read: ")).contains("silent-drop[0]");
  }

  @Test
  void thePrefixElsewhereDoesNotCount() {
    assertThat(reasonFor("Re: Not read: our offer")).isEmpty();
    assertThat(reasonFor("Not read")).isEmpty();
  }

  @Test
  void aMailWithoutSubjectIsSent() {
    assertThat(Sample.rewrite(SETTINGS, Sample.mail("To: a@b.example\n\nx\n")).dropReason())
        .isEmpty();
  }

  private static String reasonFor(String subject) {
    Mail mail = Sample.mail("From: a@b.example\nSubject: " + subject + "\n\nx\n");
    return Sample.rewrite(SETTINGS, mail).dropReason().orElse("");
  }
}
