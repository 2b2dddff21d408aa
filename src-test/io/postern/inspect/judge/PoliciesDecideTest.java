package io.postern.inspect.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.inspect.Finding;
import io.postern.inspect.Finding.CouldNotTell.Why;
import io.postern.inspect.Remedy;
import io.postern.mail.Address;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PoliciesDecideTest {
  private static final Remedy DELIVER = new Remedy.Deliver();
  private static final Remedy HOLD = new Remedy.Hold();
  private static final Remedy TAG = new Remedy.TagSubject("[?]");
  private static final Remedy WARN = new Remedy.Warn();

  private static Remedy unchecked(String value) {
    return new Remedy.AddHeader("X-Postern-Unchecked", value);
  }

  private static JudgeSettings with(OnInfected infected, NoAnswer noAnswer, Unknown unknown) {
    return Judged.settings(Judged.antivirus(infected, noAnswer, unknown), Unknown.HOLD);
  }

  static Stream<Arguments> infected() {
    return Stream.of(
        Arguments.of(OnInfected.HOLD, List.of(HOLD)),
        Arguments.of(OnInfected.DISCARD, List.of(new Remedy.Discard())),
        Arguments.of(OnInfected.RETURN, List.of(new Remedy.Return())),
        Arguments.of(OnInfected.PASS, List.of(WARN, DELIVER)));
  }

  @ParameterizedTest
  @MethodSource
  void infected(OnInfected policy, List<Remedy> remedies) {
    assertThat(Judged.by(with(policy, NoAnswer.RETRY, Unknown.HOLD), Judged.INFECTED).remedies())
        .isEqualTo(remedies);
  }

  @ParameterizedTest
  @EnumSource
  void whoeverIsToBeToldOfAVirusIsTold(OnInfected infected) {
    AntivirusPolicy policy =
        new AntivirusPolicy(
            infected,
            NoAnswer.RETRY,
            Unknown.HOLD,
            true,
            List.of(Address.of("security@c.example"), Address.of("SECURITY@c.example")));
    Verdict verdict = Judged.by(Judged.settings(policy, Unknown.HOLD), Judged.INFECTED);
    assertThat(verdict.remedies())
        .containsOnlyOnce(
            new Remedy.NotifyRecipients(),
            new Remedy.NotifySpecialist(Address.of("security@c.example")));
    assertThat(verdict.reasons().toString())
        .contains("those concerned are told, a specialist is told")
        .doesNotContain("@");
  }

  static Stream<Arguments> noAnswer() {
    return Stream.of(
        Arguments.of(NoAnswer.RETRY, List.of(new Remedy.Later())),
        Arguments.of(NoAnswer.HOLD, List.of(HOLD)),
        Arguments.of(
            NoAnswer.TAG, List.of(TAG, unchecked("icap could not be asked: refused"), DELIVER)),
        Arguments.of(NoAnswer.DELIVER, List.of(DELIVER)));
  }

  @ParameterizedTest
  @MethodSource
  void noAnswer(NoAnswer policy, List<Remedy> remedies) {
    assertThat(Judged.by(with(OnInfected.HOLD, policy, Unknown.HOLD), Judged.SILENT).remedies())
        .isEqualTo(remedies);
  }

  static Stream<Arguments> unknown() {
    return Stream.of(
        Arguments.of(Unknown.HOLD, List.of(HOLD)),
        Arguments.of(
            Unknown.TAG, List.of(TAG, unchecked("the mail is larger than clamd takes"), DELIVER)),
        Arguments.of(Unknown.DELIVER, List.of(DELIVER)));
  }

  @ParameterizedTest
  @MethodSource
  void unknown(Unknown policy, List<Remedy> remedies) {
    assertThat(
            Judged.by(with(OnInfected.HOLD, NoAnswer.RETRY, policy), Judged.TOO_LARGE).remedies())
        .isEqualTo(remedies);
  }

  static Stream<Arguments> unknownToRules() {
    return Stream.of(
        Arguments.of(Unknown.HOLD, List.of(HOLD)),
        Arguments.of(
            Unknown.TAG,
            List.of(TAG, unchecked("rule \"no programs\" could not tell: encrypted"), DELIVER)),
        Arguments.of(Unknown.DELIVER, List.of(DELIVER)));
  }

  @ParameterizedTest
  @MethodSource
  void unknownToRules(Unknown policy, List<Remedy> remedies) {
    assertThat(
            Judged.by(Judged.settings(AntivirusPolicy.CAUTIOUS, policy), Judged.RULES_VAGUE)
                .remedies())
        .isEqualTo(remedies);
  }

  @Test
  void theUsualPolicyLetsNothingGoOnThatIsNotKnownToBeClean() {
    for (Finding finding : List.of(Judged.INFECTED, Judged.TOO_LARGE, Judged.RULES_VAGUE)) {
      assertThat(Judged.by(Judged.cautious(), Judged.CLEAN, finding).remedies())
          .containsExactly(HOLD);
    }
    assertThat(Judged.by(Judged.cautious(), Judged.CLEAN, Judged.SILENT).remedies())
        .containsExactly(new Remedy.Later());
  }

  @Test
  void anInspectorOfAnUnknownNameIsTakenForAnAntivirusScanner() {
    Finding silent = new Finding.CouldNotTell("my spamd", Why.NO_ANSWER, "no answer");
    assertThat(Judged.by(Judged.cautious(), silent).fate()).isEqualTo(new Remedy.Later());
    JudgeSettings named =
        new JudgeSettings(
            AntivirusPolicy.CAUTIOUS, Unknown.HOLD, Optional.empty(), Set.of("my spamd"), "");
    assertThat(Judged.by(named, silent).fate()).isEqualTo(DELIVER);
  }

  @Test
  void askingAgainGoesBeforeHolding() {
    Verdict verdict = Judged.by(Judged.cautious(), Judged.TOO_LARGE, Judged.SILENT);
    assertThat(verdict.remedies()).containsExactly(new Remedy.Later());
    assertThat(verdict.reasons())
        .containsExactly(
            "icap could not be asked: refused; the mail is tried again later",
            "the mail is larger than clamd takes");
  }

  @Test
  void whatIsOnlyMarkedIsStillJudgedByTheOthers() {
    JudgeSettings lenient = with(OnInfected.PASS, NoAnswer.TAG, Unknown.DELIVER);
    assertThat(Judged.by(lenient, Judged.TOO_LARGE, Judged.scored("spamd", 99)).fate())
        .isEqualTo(new Remedy.Discard());
    Verdict verdict =
        Judged.by(lenient, Judged.INFECTED, Judged.SILENT, Judged.TOO_LARGE, Judged.intercepting());
    assertThat(verdict.remedies())
        .containsExactly(WARN, TAG, unchecked("icap could not be asked: refused"), HOLD);
    assertThat(verdict.reasons())
        .containsExactly(
            "rule \"my rule\" matched: a.exe is like *.exe; the mail is held",
            "clamd found Eicar; if the mail goes on, a warning is put around it",
            "icap could not be asked: refused; if the mail goes on, the subject is tagged,"
                + " a header field is added",
            "the mail is larger than clamd takes; the mail is judged further");
  }

  static Stream<Arguments> implied() {
    Remedy told = new Remedy.NotifyRecipients();
    Remedy specialist = new Remedy.NotifySpecialist(Address.of("security@c.example"));
    Remedy strip = new Remedy.StripAttachments(List.of());
    Remedy field = new Remedy.AddHeader("X-A", "b");
    return Stream.of(
        Arguments.of(List.of(told), List.of(HOLD, told)),
        Arguments.of(List.of(told, specialist), List.of(new Remedy.Discard(), told, specialist)),
        Arguments.of(List.of(specialist, strip), List.of(DELIVER, specialist, strip)),
        Arguments.of(List.of(WARN), List.of(DELIVER, WARN)),
        Arguments.of(List.of(TAG), List.of(DELIVER, TAG)),
        Arguments.of(List.of(field), List.of(DELIVER, field)),
        Arguments.of(List.of(told, HOLD, specialist), List.of(told, HOLD, specialist)),
        Arguments.of(List.of(HOLD, DELIVER, told), List.of(HOLD, told)),
        Arguments.of(List.of(), List.of(HOLD)));
  }

  @ParameterizedTest
  @MethodSource
  void implied(List<Remedy> then, List<Remedy> remedies) {
    Finding rule = Judged.intercepting(then.toArray(Remedy[]::new));
    assertThat(Judged.by(Judged.cautious(), rule).remedies()).isEqualTo(remedies);
  }

  @Test
  void theMarkOfWhatIsUncheckedFitsIntoAHeader() {
    Finding odd =
        new Finding.CouldNotTell("clamd", "r\u00e9sum\u00e9\r\nX: y\u202e" + "z".repeat(999));
    JudgeSettings tagging =
        new JudgeSettings(
            Judged.antivirus(OnInfected.HOLD, NoAnswer.TAG, Unknown.TAG),
            Unknown.HOLD,
            Optional.empty(),
            "");
    assertThat(Judged.by(tagging, odd).remedies())
        .first()
        .isEqualTo(unchecked("clamd: r?sum? X: y " + "z".repeat(188) + "?"));
  }

  @Test
  void aSentenceIsOneLineOfBoundedLengthThatSaysWho() {
    Finding odd = new Finding.CouldNotTell("clamd", "line\r\nline" + "z".repeat(999));
    assertThat(Judged.by(Judged.cautious(), odd).reasons())
        .singleElement()
        .asString()
        .startsWith("clamd: line line")
        .endsWith("z…; the mail is held")
        .hasSizeLessThan(700);
    Finding rule =
        new Finding.Matched(
            "rules", "no mp3", Finding.Matched.Kind.PASS, List.of(), false, "all are like *.doc");
    assertThat(Judged.by(Judged.cautious(), rule).reasons())
        .containsExactly("rule \"no mp3\": all are like *.doc; the mail goes on");
  }

  @Test
  void everyRemedyHasWords() {
    for (Class<?> remedy : Remedy.class.getPermittedSubclasses()) {
      assertThat(Consequences.knows(remedy)).as(remedy.getSimpleName()).isTrue();
    }
  }

  @Test
  void aTagMustFitIntoAHeader() {
    assertThatThrownBy(
            () ->
                new JudgeSettings(
                    AntivirusPolicy.CAUTIOUS, Unknown.HOLD, Optional.empty(), "[\u00e9]"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[\u00e9]");
  }
}
