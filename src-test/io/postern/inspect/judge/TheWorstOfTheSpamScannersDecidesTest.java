package io.postern.inspect.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.Finding;
import io.postern.inspect.Remedy;
import io.postern.inspect.spam.SpamDecision;
import io.postern.inspect.spam.SpamPolicySettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TheWorstOfTheSpamScannersDecidesTest {

  private static String lines(String status, String scanner, String score, int stars) {
    return "X-Postern-Spam-Status: "
        + status
        + ", score="
        + score
        + " required=5.0 scanner="
        + scanner
        + "\r\nX-Postern-Spam-Score: "
        + score
        + "\r\n"
        + (stars > 0 ? "X-Postern-Spam-Level: " + "*".repeat(stars) + "\r\n" : "");
  }

  static Stream<Arguments> rows() {
    return Stream.of(
        Arguments.of(0.5, 1, new Remedy.Deliver(), "the mail goes on"),
        Arguments.of(1, 6, new Remedy.Deliver(), "the mail goes on, marked as spam"),
        Arguments.of(6, 12, new Remedy.Hold(), "the mail is held"),
        Arguments.of(12, 22, new Remedy.Discard(), "the mail is thrown away"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void inAnyOrder(double spamd, double rspamd, Remedy fate, String consequence) {
    Finding one = Judged.scored("spamd", spamd);
    Finding other = Judged.scored("rspamd", rspamd);
    Verdict verdict = Judged.by(Judged.cautious(), one, other);
    assertThat(verdict.remedies()).containsExactly(fate);
    boolean clear = rspamd < 5;
    assertThat(verdict.reasons())
        .containsExactly(
            (clear ? one : other).text() + "; " + consequence, (clear ? other : one).text());
    Verdict reversed = Judged.by(Judged.cautious(), other, one);
    assertThat(reversed.remedies()).containsExactly(fate);
    assertThat(reversed.reasons()).first().isEqualTo(other.text() + "; " + consequence);
  }

  private static Verdict tagging(Finding... findings) {
    JudgeSettings settings =
        new JudgeSettings(
            AntivirusPolicy.CAUTIOUS,
            Unknown.HOLD,
            Optional.of(Judged.spam(SpamPolicySettings.Unknown.TAG)),
            "[?]");
    return Judged.by(settings, findings);
  }

  private static final Finding SILENT = new Finding.CouldNotTell("spamd", "spamd gave no answer");

  /** Nobody said that it is spam, and so does the mail. */
  @Test
  void aMailThatNobodyJudgedIsMarkedAsThatAndNotAsSpam() {
    Verdict verdict = tagging(SILENT);
    assertThat(verdict.remedies()).containsExactly(new Remedy.Deliver());
    assertThat(verdict.spam())
        .contains(
            new SpamDecision.Unjudged(
                "[NO SPAM CHECK]",
                "X-Postern-Spam-Status: Unknown, scanner=spamd\r\n",
                "spamd gave no answer"));
    assertThat(verdict.reasons())
        .containsExactly("spamd gave no answer; the mail goes on, marked as not scanned for spam");
  }

  @Test
  void whatOneScannerTakesForSpamIsMarkedAsSpamWhateverAnotherCouldNotTell() {
    for (Verdict verdict :
        List.of(
            tagging(SILENT, Judged.scored("rspamd", 6)),
            tagging(Judged.scored("rspamd", 6), SILENT))) {
      assertThat(verdict.spam().orElseThrow()).isInstanceOf(SpamDecision.Tag.class);
      assertThat(verdict.reasons().get(0)).endsWith("; the mail goes on, marked as spam");
    }
  }

  @Test
  void whatItWantsWrittenIsInTheVerdict() {
    assertThat(Judged.by(Judged.cautious(), Judged.scored("spamd", 6)).spam())
        .contains(
            new SpamDecision.Tag(
                "[SPAM]", lines("Yes", "spamd", "6.0", 6), "spamd gave it 6.0 of 5.0"));
  }

  @Test
  void aScoreIsNotLostForAScannerThatDidNotAnswer() {
    Verdict verdict = Judged.by(Judged.cautious(), Judged.SPAMD_SILENT, Judged.scored("rspamd", 1));
    assertThat(verdict.spam().map(Object::toString).orElse("")).contains("scanner=rspamd");
    assertThat(verdict.reasons())
        .containsExactly(
            "rspamd gave it 1.0 of 5.0; the mail goes on", "spamd could not tell: refused");
  }

  @Test
  void silenceGoesByTheSettingOfTheSpamPolicy() {
    JudgeSettings strict =
        new JudgeSettings(
            AntivirusPolicy.CAUTIOUS,
            Unknown.HOLD,
            Optional.of(Judged.spam(SpamPolicySettings.Unknown.HOLD)),
            "[?]");
    Verdict verdict = Judged.by(strict, Judged.SPAMD_SILENT, Judged.scored("rspamd", 1));
    assertThat(verdict.remedies()).containsExactly(new Remedy.Hold());
    assertThat(verdict.reasons())
        .containsExactly(
            "spamd could not tell: refused; the mail is held", "rspamd gave it 1.0 of 5.0");
  }

  @ParameterizedTest
  @MethodSource("scores")
  void whereOthersDecideOnlyTheFieldsAreWritten(double score, String status, int stars) {
    Verdict verdict = Judged.by(Judged.cautious(), Judged.scored("spamd", score), Judged.passing());
    assertThat(verdict.remedies()).containsExactly(new Remedy.Deliver());
    assertThat(verdict.spam())
        .contains(
            new SpamDecision.Deliver(lines(status, "spamd", Double.toString(score), stars), ""));
  }

  static Stream<Arguments> scores() {
    return Stream.of(
        Arguments.of(0.0, "No", 0),
        Arguments.of(7.0, "Yes", 7),
        Arguments.of(12.0, "Yes", 12),
        Arguments.of(99.0, "Yes", 50));
  }

  @Test
  void withoutAPolicyScoresAreOnlyMentioned() {
    JudgeSettings none =
        new JudgeSettings(AntivirusPolicy.CAUTIOUS, Unknown.HOLD, Optional.empty(), "[?]");
    assertThat(Judged.by(none, Judged.scored("spamd", 99), Judged.SPAMD_SILENT))
        .isEqualTo(
            new Verdict(
                List.of(new Remedy.Deliver()),
                Optional.empty(),
                List.of("spamd gave it 99.0 of 5.0", "spamd could not tell: refused")));
  }
}
