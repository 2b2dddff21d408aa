package io.postern.inspect.rules.file;

import static io.postern.inspect.rules.file.Rulesets.rule;
import static io.postern.inspect.rules.file.Rulesets.rules;
import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.Finding.Matched.Kind;
import io.postern.inspect.Occasion.Direction;
import io.postern.inspect.Remedy;
import io.postern.inspect.rules.AllOf;
import io.postern.inspect.rules.AnyOf;
import io.postern.inspect.rules.ArchivedName;
import io.postern.inspect.rules.AttachmentName;
import io.postern.inspect.rules.AttachmentType;
import io.postern.inspect.rules.Condition;
import io.postern.inspect.rules.DirectionIs;
import io.postern.inspect.rules.EncryptedArchive;
import io.postern.inspect.rules.FindingIs;
import io.postern.inspect.rules.HeaderIs;
import io.postern.inspect.rules.LargerThan;
import io.postern.inspect.rules.Mask;
import io.postern.inspect.rules.Not;
import io.postern.inspect.rules.Outcome;
import io.postern.inspect.rules.Quantity;
import io.postern.inspect.rules.RecipientIs;
import io.postern.inspect.rules.Rule;
import io.postern.inspect.rules.ScoreAtLeast;
import io.postern.inspect.rules.SenderIs;
import io.postern.inspect.rules.SubjectIs;
import io.postern.inspect.rules.TimeIs;
import io.postern.inspect.rules.Where;
import io.postern.mail.Address;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an administrator writes means what the manual says. */
class RulesAreReadTest {

  @Test
  void programsAreBlockedWithBothNotifications() {
    List<Rule> rules =
        rules(
            """
            rules:
              - name: no programs by mail
                intercept:
                  attachment: ["*.exe", "*.bat"]
                then:
                  - notify-recipients
                  - notify: security@company.example
            """);
    assertThat(rules)
        .containsExactly(
            new Rule(
                "no programs by mail",
                Kind.INTERCEPT,
                new AttachmentName(masks("*.exe", "*.bat"), Quantity.ONE),
                List.of(
                    new Remedy.NotifyRecipients(),
                    new Remedy.NotifySpecialist(Address.of("security@company.example")),
                    new Remedy.Discard()),
                2));
  }

  @Test
  void anAllowListIsAPassAndACatchAll() {
    List<Rule> rules =
        rules(
            """
            rules:
              - name: documents
                pass: {attachment: "*.pdf; *.docx"}

              - name: everything else
                intercept: {attachment: "*"}
            """);
    assertThat(rules)
        .containsExactly(
            new Rule(
                "documents",
                Kind.PASS,
                new AttachmentName(masks("*.pdf", "*.docx"), Quantity.EVERY),
                List.of(),
                2),
            new Rule(
                "everything else",
                Kind.INTERCEPT,
                new AttachmentName(masks("*"), Quantity.ONE),
                List.of(new Remedy.Hold()),
                5));
  }

  @Test
  void conditionsSideBySideMustAllBeTrueAndTheOthersNest() {
    assertThat(when("direction: incoming, any: [{larger-than: 10MB}, {not: {subject: a}}]"))
        .isEqualTo(
            new AllOf(
                List.of(
                    new DirectionIs(Direction.INCOMING),
                    new AnyOf(
                        List.of(
                            new LargerThan(10 * 1024 * 1024),
                            new Not(new SubjectIs(masks("a"))))))));
  }

  @Test
  void belowNotTheOtherQuantityIsMeant() {
    assertThat(when("not: {attachment: \"*.pdf\"}"))
        .isEqualTo(new Not(new AttachmentName(masks("*.pdf"), Quantity.EVERY)));
    assertThat(rule("pass: {not: {archived: \"*.exe\", attachment-type: image/*}}").when())
        .isEqualTo(
            new Not(
                new AllOf(
                    List.of(
                        new ArchivedName(masks("*.exe"), Quantity.ONE),
                        new AttachmentType(masks("image/*"), Quantity.ONE)))));
    assertThat(rule("pass: {not: {not: {attachment: \"*.exe\"}}}").when())
        .isEqualTo(new Not(new Not(new AttachmentName(masks("*.exe"), Quantity.EVERY))));
  }

  @Test
  void addressesAreLookedForWhereTheKeySays() {
    assertThat(
            Stream.of("sender", "envelope-sender", "from")
                .map(key -> when(key + ": \"*@a.example\"")))
        .containsExactly(
            new SenderIs(Where.ANYWHERE, masks("*@a.example")),
            new SenderIs(Where.ENVELOPE, masks("*@a.example")),
            new SenderIs(Where.HEADER, masks("*@a.example")));
    assertThat(
            Stream.of("recipient", "envelope-recipient", "to")
                .map(key -> when(key + ": \"*@a.example\"")))
        .containsExactly(
            new RecipientIs(Where.ANYWHERE, masks("*@a.example")),
            new RecipientIs(Where.ENVELOPE, masks("*@a.example")),
            new RecipientIs(Where.HEADER, masks("*@a.example")));
  }

  @Test
  void masksOfNamesAreDividedEverywhereAndThoseOfTextsOnlyOutsideLists() {
    assertThat(when("attachment: [\"*.exe; *.bat\", \"*.com\"]"))
        .isEqualTo(new AttachmentName(masks("*.exe", "*.bat", "*.com"), Quantity.ONE));
    assertThat(when("subject: \"*a*; *b*;\"")).isEqualTo(new SubjectIs(masks("*a*", "*b*")));
    assertThat(when("subject: [\"*a*; *b*\"]")).isEqualTo(new SubjectIs(masks("*a*; *b*")));
  }

  @Test
  void headersAreAskedOneByOne() {
    assertThat(when("header: {X-Mailer: \"*bulk*\", List-Id: \"*\"}"))
        .isEqualTo(
            new AllOf(
                List.of(
                    new HeaderIs("X-Mailer", masks("*bulk*")),
                    new HeaderIs("List-Id", masks("*")))));
  }

  @Test
  void aFalseFlagIsTheOppositeOfATrueOne() {
    assertThat(when("encrypted-archive: true")).isEqualTo(new EncryptedArchive());
    assertThat(when("encrypted-archive: false")).isEqualTo(new Not(new EncryptedArchive()));
  }

  @Test
  void timesAreMeantInTheZone() {
    assertThat(when("time: {on: FRI-MON, between: 22:00-06:00}"))
        .isEqualTo(
            time(
                Set.of(FRIDAY, SATURDAY, SUNDAY, MONDAY), LocalTime.of(22, 0), LocalTime.of(6, 0)));
    assertThat(when("time: {on: \"SAT; MON\"}"))
        .isEqualTo(time(Set.of(SATURDAY, MONDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT));
    assertThat(when("time: {between: \"18:30 - 24:00\"}"))
        .isEqualTo(time(Set.of(), LocalTime.of(18, 30), LocalTime.MIDNIGHT));
  }

  private static TimeIs time(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    return new TimeIs(days, from, to, Rulesets.ZONE);
  }

  @Test
  void findingsNameAnInspectorOrNone() {
    assertThat(when("finding: could-not-tell"))
        .isEqualTo(new FindingIs(Optional.empty(), Outcome.COULD_NOT_TELL));
    assertThat(when("finding: \"file drop: infected\""))
        .isEqualTo(new FindingIs(Optional.of("file drop"), Outcome.INFECTED));
    assertThat(when("score-at-least: -0.5")).isEqualTo(new ScoreAtLeast(-0.5));
  }

  @Test
  void actionsKeepTheirOrderAndTakeSeveralValues() {
    assertThat(
            rule("""
                    intercept: {always: true}, then: [
                      copy: "a@company.example; b@company.example",
                      add-header: ["X-A: 1", "X-B:2"],
                      tag-subject: "[x]",
                      redirect: [c@company.example]]
                    """)
                .then())
        .containsExactly(
            new Remedy.Copy(
                List.of(Address.of("a@company.example"), Address.of("b@company.example"))),
            new Remedy.AddHeader("X-A", "1"),
            new Remedy.AddHeader("X-B", "2"),
            new Remedy.TagSubject("[x]"),
            new Remedy.Redirect(List.of(Address.of("c@company.example"))));
  }

  @Test
  void aRuleThatIsNotEnabledIsLeftOut() {
    assertThat(
            rules(
                """
                rules:
                  - {name: a, intercept: {always: true}, enabled: false}
                  - {name: b, intercept: {always: true}, enabled: true}
                """))
        .extracting(Rule::name)
        .containsExactly("b");
  }

  @Test
  void aListMayBeEmpty() {
    assertThat(rules("rules: []")).isEmpty();
  }

  @Test
  void masksCanBeWrittenOnceAndUsedTwice() {
    assertThat(
            rules(
                """
                rules:
                  - {name: a, intercept: {attachment: &programs ["*.exe", "*.bat"]}}
                  - {name: b, intercept: {archived: *programs}}
                """))
        .extracting(Rule::when)
        .containsExactly(
            new AttachmentName(masks("*.exe", "*.bat"), Quantity.ONE),
            new ArchivedName(masks("*.exe", "*.bat"), Quantity.ONE));
  }

  @Test
  void aByteOrderMarkDoesNotMatter() {
    assertThat(rules("\ufeffrules: []")).isEmpty();
  }

  private static Condition when(String conditions) {
    return rule("intercept: {" + conditions + "}").when();
  }

  private static List<Mask> masks(String... masks) {
    return Stream.of(masks).map(Mask::of).toList();
  }
}
