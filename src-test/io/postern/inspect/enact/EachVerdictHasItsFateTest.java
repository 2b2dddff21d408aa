package io.postern.inspect.enact;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.Remedy;
import io.postern.inspect.enact.Enacted.Fate;
import io.postern.inspect.spam.SpamDecision;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EachVerdictHasItsFateTest {
  private static final String WHY = Case.REASONS.get(0);
  private static final Remedy REDIRECT = new Remedy.Redirect(List.of(Case.BOSS));

  static Stream<Arguments> rows() {
    return Stream.of(
        Arguments.of(new Remedy.Deliver(), new Fate.Onward(), new Fate.Onward()),
        Arguments.of(new Remedy.Hold(), new Fate.Held(WHY), new Fate.Held(WHY)),
        Arguments.of(new Remedy.Discard(), new Fate.Dropped(WHY), new Fate.Dropped(WHY)),
        Arguments.of(new Remedy.Return(), new Fate.Returned(WHY), new Fate.Returned(WHY)),
        Arguments.of(new Remedy.Later(), new Fate.Deferred(WHY), new Fate.Deferred(WHY)),
        Arguments.of(REDIRECT, new Fate.Redirected(WHY), new Fate.Onward()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void inEachDirection(Remedy remedy, Fate incoming, Fate outgoing) throws IOException {
    assertThat(new Case().enact(remedy).fate()).isEqualTo(incoming);
    assertThat(Case.outgoing().enact(remedy).fate()).isEqualTo(outgoing);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatIsNotToBeChangedIsTheSameMail(Remedy remedy, Fate incoming, Fate outgoing)
      throws IOException {
    Case fetched = new Case();
    fetched.spam = Optional.of(new SpamDecision.Deliver("", ""));
    Enacted enacted = fetched.enact(remedy);
    assertThat(enacted.mail()).isSameAs(fetched.mail);
    assertThat(enacted.changes()).isEmpty();
    assertThat(enacted.reasons()).isEqualTo(Case.REASONS);
  }

  @Test
  void whatStaysIsAsItCame() throws IOException {
    for (Remedy fate : List.of(new Remedy.Hold(), new Remedy.Discard(), new Remedy.Later())) {
      Case tagged = new Case();
      tagged.spam = Optional.of(new SpamDecision.Deliver("X-Postern-Spam-Status: No\r\n", ""));
      Enacted enacted =
          tagged.enact(
              fate,
              new Remedy.TagSubject("[?]"),
              new Remedy.Warn(),
              new Remedy.StripAttachments(List.of()));
      assertThat(enacted.mail()).isSameAs(tagged.mail);
      assertThat(enacted.changes()).isEmpty();
      assertThat(tagged.strip.asked).isEmpty();
    }
  }

  @Test
  void whatIsTriedAgainLaterCausesNothing() throws IOException {
    assertThat(
            new Case()
                .enact(
                    new Remedy.Later(),
                    new Remedy.NotifyRecipients(),
                    new Remedy.NotifySpecialist(Case.SECURITY),
                    new Remedy.Copy(List.of(Case.BOSS)))
                .errands())
        .isEmpty();
  }

  @Test
  void whatCannotBeStrippedIsHeldAsItCame() throws IOException {
    Case odd = new Case();
    odd.strip.impossible = Optional.of("it is damaged");
    Enacted enacted =
        odd.enact(
            new Remedy.Deliver(),
            new Remedy.StripAttachments(List.of("1.2")),
            new Remedy.Warn(),
            new Remedy.Copy(List.of(Case.BOSS)),
            new Remedy.NotifyRecipients());
    String why = "attachments cannot be taken out of the mail: it is damaged; it is held";
    assertThat(enacted.fate()).isEqualTo(new Fate.Held(why));
    assertThat(enacted.mail()).isSameAs(odd.mail);
    assertThat(enacted.changes()).isEmpty();
    assertThat(enacted.reasons()).first().isEqualTo(why);
    assertThat(enacted.errands()).extracting(Errand::kind).containsExactly(Errand.Kind.NOTICE);
    assertThat(Case.text(enacted.errands().get(0).mail())).contains("[" + why + ", " + WHY);
  }

  @Test
  void norIsItRedirectedOrThrownAway() throws IOException {
    for (Remedy fate : List.of(REDIRECT, new Remedy.Discard())) {
      Case odd = new Case();
      odd.strip.impossible = Optional.of("it is damaged");
      Enacted enacted =
          odd.enact(
              fate, new Remedy.Copy(List.of(Case.BOSS)), new Remedy.StripAttachments(List.of()));
      assertThat(enacted.fate()).isInstanceOf(Fate.Held.class);
      assertThat(enacted.errands()).isEmpty();
    }
  }

  @Test
  void noKindOfRemedyIsForgotten() throws IOException {
    List<Remedy> all =
        List.of(
            new Remedy.Deliver(),
            new Remedy.Hold(),
            new Remedy.Discard(),
            new Remedy.Return(),
            new Remedy.Later(),
            REDIRECT,
            new Remedy.NotifyRecipients(),
            new Remedy.NotifySpecialist(Case.SECURITY),
            new Remedy.Warn(),
            new Remedy.Copy(List.of(Case.BOSS)),
            new Remedy.TagSubject("[?]"),
            new Remedy.AddHeader("X-A", "b"),
            new Remedy.StripAttachments(List.of()));
    assertThat(all)
        .extracting(Object::getClass)
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(Remedy.class.getPermittedSubclasses()));
    for (Remedy remedy : all.subList(1, all.size())) {
      Enacted enacted =
          all.indexOf(remedy) < 6
              ? new Case().enact(remedy)
              : new Case().enact(new Remedy.Deliver(), remedy);
      assertThat(
              enacted.fate() instanceof Fate.Onward
                  && enacted.changes().isEmpty()
                  && enacted.errands().isEmpty())
          .as(remedy.toString())
          .isFalse();
    }
  }
}
