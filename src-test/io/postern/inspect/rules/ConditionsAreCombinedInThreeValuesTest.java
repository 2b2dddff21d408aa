package io.postern.inspect.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsAreCombinedInThreeValuesTest {
  private static final Facts FACTS = RuledMails.closed(RuledMails.mail("\r\n"));

  /** A condition that always gives the same answer: Y, N or ?. */
  private static Condition always(String answer) {
    return facts ->
        switch (answer) {
          case "Y" -> new Answer.Yes("it is so", Set.of());
          case "N" -> new Answer.No("it is not so");
          default -> new Answer.CannotTell("nobody knows");
        };
  }

  private static Condition parts(String... parts) {
    return facts -> new Answer.Yes("in " + String.join(" and ", parts), Set.of(parts));
  }

  private static String letter(Condition condition) {
    Answer answer = condition.test(FACTS);
    return answer instanceof Answer.Yes ? "Y" : answer instanceof Answer.No ? "N" : "?";
  }

  @ParameterizedTest
  @CsvSource({
    "Y, Y, Y, Y", "Y, N, N, Y", "Y, ?, ?, Y",
    "N, Y, N, Y", "N, N, N, N", "N, ?, N, ?",
    "?, Y, ?, Y", "?, N, N, ?", "?, ?, ?, ?",
  })
  void asKleeneDid(String a, String b, String all, String any) {
    List<Condition> both = List.of(always(a), always(b));

    assertThat(letter(new AllOf(both))).isEqualTo(all);
    assertThat(letter(new AnyOf(both))).isEqualTo(any);
  }

  @ParameterizedTest
  @CsvSource({"Y, N", "N, Y", "?, ?"})
  void notTurnsWhatIsKnown(String a, String not) {
    assertThat(letter(new Not(always(a)))).isEqualTo(not);
    assertThat(new Not(always(a)).test(FACTS).why()).isEqualTo(always(a).test(FACTS).why());
  }

  @Test
  void everyPartIsToldThatAnyConditionMeans() {
    assertThat(new AnyOf(List.of(parts("1.1"), always("?"), parts("1.2", "1.3"))).test(FACTS))
        .isInstanceOfSatisfying(
            Answer.Yes.class,
            yes -> assertThat(yes.parts()).containsExactlyInAnyOrder("1.1", "1.2", "1.3"));
    assertThat(new AllOf(List.of(parts("1.1"), always("Y"), parts("1.2"))).test(FACTS))
        .isEqualTo(new Answer.Yes("in 1.1, and it is so, and in 1.2", Set.of("1.1", "1.2")));
  }

  @Test
  void whatIsTrueOfTheWholeMailIsAboutNoParts() {
    assertThat(new AnyOf(List.of(parts("1.1"), always("Y"))).test(FACTS))
        .isEqualTo(new Answer.Yes("it is so", Set.of()));
  }

  @Test
  void whatIsCheapIsAskedFirst() {
    Condition attachment = new AttachmentName(Mask.list("*"), Quantity.ONE);

    assertThat(letter(new AllOf(List.of(attachment, always("N"))))).isEqualTo("N");
    assertThat(letter(new AnyOf(List.of(new Not(attachment), always("Y"))))).isEqualTo("Y");
    Condition nested = new AllOf(List.of(new AnyOf(List.of(attachment)), always("N")));
    assertThat(letter(nested)).isEqualTo("N");
  }

  @Test
  void whatDecidesAboutVirusesIsKnownHoweverDeepItIs() {
    Condition finding = new FindingIs(Optional.of("clamd"), Outcome.INFECTED);

    assertThat(
            new Not(new AllOf(List.of(new AnyOf(List.of(always("Y"), finding))))).judgesFindings())
        .isTrue();
    assertThat(new AllOf(List.of(always("Y"))).judgesFindings()).isFalse();
    assertThat(new FindingIs(Optional.empty(), Outcome.COULD_NOT_TELL).judgesFindings()).isTrue();
  }

  /** A rule about spam must not let a virus pass. */
  @Test
  void whoAsksAboutSpamDoesNotDecideAboutViruses() {
    assertThat(new ScoreAtLeast(5).judgesFindings()).isFalse();
    assertThat(new FindingIs(Optional.empty(), Outcome.SPAM).judgesFindings()).isFalse();
    assertThat(new FindingIs(Optional.empty(), Outcome.CLEAN).judgesFindings()).isFalse();
  }

  @Test
  void noConditionIsNoneAndNotTrueOfEverything() {
    assertThatThrownBy(() -> new AllOf(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no condition is there; expected at least one");
    assertThatThrownBy(() -> new AnyOf(List.of())).isInstanceOf(IllegalArgumentException.class);
  }
}
