package io.postern.sessionlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.SessionReport.End;
import io.postern.mail.Mail;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By mail: never, for errors only, always; not before the threshold; not with NoWarning. */
class LogsGoToThoseWhoWantThemTest {
  private static final String REFUSED = "pop.isp.example:995: no connection: refused";

  @TempDir Path folder;

  private Stage stage(int threshold, Wanted mailed) {
    return new Stage(folder.resolve("log"), Wanted.NONE, threshold, mailed);
  }

  private static int mails(Stage stage) throws Exception {
    return stage.outbox.size();
  }

  /** F118. */
  @Test
  void forErrorsOnlyASessionThatWentWellIsNotMailed() throws Exception {
    Stage stage = stage(1, Wanted.ERRORS);
    stage.session("", End.COMPLETE, "", 3);
    assertThat(mails(stage)).isZero();
    stage.session(End.UNREACHABLE, REFUSED);
    assertThat(mails(stage)).isEqualTo(1);
  }

  /** F64, F117. */
  @Test
  void allMeansAllInWhichSomethingHappened() throws Exception {
    Stage stage = stage(1, Wanted.ALL);
    stage.session("", End.COMPLETE, "", 3);
    stage.session("", End.COMPLETE, "", 0);
    stage.session("", End.COMPLETE, "", 3);
    assertThat(mails(stage)).isEqualTo(2);
  }

  @Test
  void noneMeansNone() throws Exception {
    Stage stage = stage(1, Wanted.NONE);
    stage.session(End.UNREACHABLE, REFUSED);
    assertThat(mails(stage)).isZero();
  }

  /** F119. */
  @Test
  void belowTheThresholdNothingIsMailed() throws Exception {
    Stage stage = stage(2, Wanted.ERRORS);
    stage.session(End.UNREACHABLE, REFUSED);
    assertThat(mails(stage)).isZero();
    stage.session(End.UNREACHABLE, REFUSED);
    assertThat(mails(stage)).isEqualTo(1);
  }

  @Test
  void aSessionThatGoesWellBeginsTheCountAnew() throws Exception {
    Stage stage = stage(2, Wanted.ERRORS);
    stage.session(End.UNREACHABLE, REFUSED);
    stage.session("", End.COMPLETE, "", 0);
    stage.session(End.UNREACHABLE, REFUSED);
    assertThat(mails(stage)).isZero();
  }

  @Test
  void theSameErrorIsMailedOnceAnHourAndAnotherOneAtOnce() throws Exception {
    Stage stage = stage(1, Wanted.ERRORS);
    stage.session(End.UNREACHABLE, REFUSED);
    stage.session(End.UNREACHABLE, REFUSED);
    assertThat(mails(stage)).isEqualTo(1);
    stage.session(End.LOGIN_FAILED, "wrong password");
    assertThat(mails(stage)).isEqualTo(2);
    stage.clock.advance(Duration.ofHours(1));
    stage.session(End.LOGIN_FAILED, "wrong password");
    assertThat(mails(stage)).isEqualTo(3);
  }

  /** F31. */
  @Test
  void noWarningInTheCommentSilencesConnectionTroubleOnly() throws Exception {
    Stage stage = stage(1, Wanted.ALL);
    stage.session("old box, NOWARNING", End.UNREACHABLE, REFUSED, 0);
    stage.session("NoWarning", End.LOGIN_FAILED, "wrong password", 0);
    assertThat(mails(stage)).isZero();
    stage.session("NoWarning", End.SERVER_DOWN, "no connection", 0);
    assertThat(mails(stage)).isEqualTo(1);
    stage.session("NoWarnings", End.UNREACHABLE, REFUSED, 0);
    assertThat(mails(stage)).isEqualTo(2);
  }

  /** F122. */
  @Test
  void theMailIsPlainTextThatNothingReflows() throws Exception {
    Stage stage = stage(1, Wanted.ERRORS);
    stage.session(End.UNREACHABLE, REFUSED);
    stage.clock.advance(Duration.ofHours(2));
    stage.session(End.UNREACHABLE, REFUSED);
    stage.outbox.done(stage.outbox.next().orElseThrow().id());
    Mail mail = stage.outbox.next().orElseThrow();
    assertThat(mail.envelope().sender()).isEmpty();
    assertThat(mail.envelope().recipients()).containsExactly(Stage.BOSS);
    MimeMessage message =
        new MimeMessage(Session.getInstance(new Properties()), mail.content().open());
    assertThat(message.getContentType()).isEqualTo("text/plain; charset=utf-8");
    assertThat(message.getSubject())
        .isEqualTo("[Postern] Session log: info, the provider could not be reached");
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    String text = (String) message.getContent();
    assertThat(text.lines())
        .allMatch(line -> line.isEmpty() || line.startsWith("  "))
        .allMatch(line -> line.length() <= 78 && line.equals(line.stripTrailing()));
    assertThat(text)
        .contains("  How it ended: the provider could not be reached.")
        .contains("  2 sessions in a row have failed.")
        .contains("  [12:09] Session: *** Error: ended, unreachable: " + "pop.isp.example:995: no")
        .contains("NoWarning");
  }

  @Test
  void everyEndHasWordsInEveryLanguage() throws Exception {
    Stage stage = stage(1, Wanted.NONE);
    for (String language : new String[] {"en", "de", "fr"}) {
      for (End end : End.values()) {
        Mail mail =
            stage
                .notice(java.util.Locale.forLanguageTag(language))
                .compose(Stage.BOSS, "info", Ending.word(end), 1, java.util.List.of("x"));
        assertThat(mail.header().first("Subject")).isPresent();
      }
    }
  }
}
