package io.postern.inspect.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.Finding;
import io.postern.inspect.Finding.Matched.Kind;
import io.postern.inspect.Remedy;
import io.postern.mail.Address;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The order of the decisions, each row of it against all rows behind it. */
class WhoDecidesFirstDecidesTest {
  private static final JudgeSettings SETTINGS =
      Judged.settings(
          Judged.antivirus(OnInfected.RETURN, NoAnswer.RETRY, Unknown.HOLD), Unknown.HOLD);
  private static final Remedy REDIRECT = new Remedy.Redirect(List.of(Address.of("boss@c.example")));

  /** In the order of decision: finding, fate, the reason. */
  private static final List<Arguments> ORDER =
      List.of(
          Arguments.of(
              Judged.rule(Kind.INTERCEPT, true, REDIRECT),
              REDIRECT,
              "rule \"my rule\" matched: a.exe is like *.exe;"
                  + " others get the mail instead of its recipients"),
          Arguments.of(
              Judged.INFECTED,
              new Remedy.Return(),
              "clamd found Eicar; the mail goes back to its sender"),
          Arguments.of(
              Judged.SILENT,
              new Remedy.Later(),
              "icap could not be asked: refused; the mail is tried again later"),
          Arguments.of(
              Judged.TOO_LARGE,
              new Remedy.Hold(),
              "the mail is larger than clamd takes; the mail is held"),
          Arguments.of(
              Judged.intercepting(new Remedy.Discard()),
              new Remedy.Discard(),
              "rule \"my rule\" matched: a.exe is like *.exe; the mail is thrown away"),
          Arguments.of(
              Judged.RULES_VAGUE,
              new Remedy.Hold(),
              "rule \"no programs\" could not tell: encrypted; the mail is held"));

  static Stream<Arguments> rows() {
    return IntStream.range(0, ORDER.size())
        .mapToObj(i -> Arguments.of(i, ORDER.get(i).get()[1], ORDER.get(i).get()[2]));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void againstAllThatStandBehind(int row, Remedy fate, String reason) {
    List<Finding> findings = new ArrayList<>();
    ORDER.subList(row, ORDER.size()).forEach(one -> findings.add((Finding) one.get()[0]));
    findings.add(Judged.scored("spamd", 99));
    Collections.reverse(findings);
    Verdict verdict = Judged.by(SETTINGS, findings.toArray(Finding[]::new));
    assertThat(verdict.fate()).isEqualTo(fate);
    assertThat(verdict.reasons().get(0)).contains(reason);
    assertThat(verdict.reasons()).hasSameSizeAs(findings);
    assertThat(verdict.reasons()).contains("spamd gave it 99.0 of 5.0");
  }

  @Test
  void atLastTheSpamPolicy() {
    assertThat(Judged.by(SETTINGS, Judged.CLEAN, Judged.scored("spamd", 99)))
        .satisfies(
            verdict -> {
              assertThat(verdict.remedies()).containsExactly(new Remedy.Discard());
              assertThat(verdict.reasons())
                  .containsExactly("spamd gave it 99.0 of 5.0; the mail is thrown away");
            });
  }

  @Test
  void aRuleThatLetsPassEndsTheQuestionOfSpamButNotThatOfViruses() {
    Finding spam = Judged.scored("spamd", 99);
    assertThat(Judged.by(SETTINGS, spam, Judged.passing()).remedies())
        .containsExactly(new Remedy.Deliver());
    assertThat(Judged.by(SETTINGS, Judged.INFECTED, Judged.passing()).remedies())
        .containsExactly(new Remedy.Return());
    assertThat(Judged.by(SETTINGS, Judged.SILENT, Judged.passing()).remedies())
        .containsExactly(new Remedy.Later());
    assertThat(Judged.by(SETTINGS, Judged.INFECTED, Judged.rule(Kind.PASS, true)).remedies())
        .containsExactly(new Remedy.Deliver());
  }

  @Test
  void ofSeveralRulesTheFirst() {
    assertThat(
            Judged.by(
                    SETTINGS,
                    Judged.passing(new Remedy.Copy(List.of(Address.of("a@b.example")))),
                    Judged.intercepting(new Remedy.Discard()))
                .remedies())
        .containsExactly(new Remedy.Deliver(), new Remedy.Copy(List.of(Address.of("a@b.example"))));
  }

  @Test
  void whereNobodyFoundAnythingThereIsNothingToSay() {
    assertThat(Judged.by(SETTINGS, Judged.CLEAN, new Finding.Clean("rules", "no rule matched")))
        .isEqualTo(new Verdict(List.of(new Remedy.Deliver()), Optional.empty(), List.of()));
  }

  @Test
  void aMailThatNobodyLookedAtGoesOnAtNoCost() {
    Judge judge = new Judge(SETTINGS);
    assertThat(judge.judge(Judged.mail(), Judged.occasion()))
        .isSameAs(judge.judge(Judged.mail(), Judged.occasion()))
        .satisfies(
            verdict -> {
              assertThat(verdict.remedies()).containsExactly(new Remedy.Deliver());
              assertThat(verdict.spam()).isEmpty();
              assertThat(verdict.reasons()).isEmpty();
            });
  }
}
