package io.postern.inspect.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.inspect.Finding;
import io.postern.inspect.Finding.Matched.Kind;
import io.postern.inspect.InspectedMails;
import io.postern.inspect.Remedy;
import io.postern.inspect.mime.AnatomyReader;
import io.postern.inspect.mime.Limits;
import io.postern.mail.Address;
import io.postern.mail.Mail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FirstRuleThatAppliesDecidesTest {
  private static final Remedy HOLD = new Remedy.Hold();
  private static final List<Remedy> BOTH_NOTIFICATIONS =
      List.of(
          new Remedy.NotifyRecipients(),
          new Remedy.NotifySpecialist(Address.of("security@company.example")));

  /** The reference's first example: programs are not for users, but a specialist gets them. */
  private static final RuleList BLOCK_PROGRAMS =
      new RuleList(
          List.of(
              new Rule(
                  "executable attachments",
                  Kind.INTERCEPT,
                  new AttachmentName(
                      Mask.list("*.exe; *.bat; *.com; *.cmd; *.pif; *.scr; *.vbs; *.js"),
                      Quantity.ONE),
                  BOTH_NOTIFICATIONS,
                  1)));

  /** The reference's second: some kinds of files are welcome, all others are not. */
  private static final RuleList ALLOW_SOME =
      new RuleList(
          List.of(
              new Rule(
                  "allowed",
                  Kind.PASS,
                  new AttachmentName(Mask.list("*.doc; *.pdf; *.jpg"), Quantity.EVERY),
                  List.of(),
                  1),
              new Rule(
                  "everything else",
                  Kind.INTERCEPT,
                  new AttachmentName(Mask.list("*"), Quantity.ONE),
                  BOTH_NOTIFICATIONS,
                  4)));

  private static Rule rule(String name, Kind kind, Condition when) {
    return new Rule(name, kind, when, kind == Kind.PASS ? List.of() : List.of(HOLD), 0);
  }

  private static Condition always(Answer answer) {
    return facts -> answer;
  }

  private static Condition subject(String masks) {
    return new SubjectIs(Mask.list(masks));
  }

  private static String with(String... names) {
    String[] parts = new String[names.length + 1];
    parts[0] = RuledMails.text("hello");
    for (int i = 0; i < names.length; i++) {
      parts[i + 1] = RuledMails.file(names[i]);
    }
    return RuledMails.mixed(parts);
  }

  private static Finding decide(RuleList rules, String mail) {
    return rules.decide(RuledMails.facts(mail));
  }

  @Test
  void programsAreIntercepted() {
    assertThat(decide(BLOCK_PROGRAMS, with("report.doc", "invoice.exe")))
        .isEqualTo(
            new Finding.Matched(
                "rules",
                "executable attachments",
                Kind.INTERCEPT,
                BOTH_NOTIFICATIONS,
                false,
                "rule \"executable attachments\" intercepts:"
                    + " attachment \"invoice.exe\" matches \"*.exe\""));
    assertThat(decide(BLOCK_PROGRAMS, with("inv\u202Efdp.exe")))
        .isInstanceOf(Finding.Matched.class);
    assertThat(decide(BLOCK_PROGRAMS, with("report.doc")))
        .isEqualTo(new Finding.Clean("rules", "no rule applies"));
    assertThat(decide(BLOCK_PROGRAMS, with())).isInstanceOf(Finding.Clean.class);
  }

  @Test
  void whatIsOnTheListPassesAndAllElseIsCaught() {
    assertThat(matched(decide(ALLOW_SOME, with("a.doc", "b.PDF"))))
        .isEqualTo(
            "rule \"allowed\" lets pass: every attachment matches any of \"*.doc\" and 2 others");
    assertThat(matched(decide(ALLOW_SOME, with("a.doc", "b.xyz"))))
        .isEqualTo(
            "rule \"everything else\" intercepts: attachment \"a.doc\" matches \"*\", and 1 other");
    assertThat(matched(decide(ALLOW_SOME, with("b.doc.\u202excod.doc"))))
        .startsWith("rule \"everything else\" intercepts");
    assertThat(decide(ALLOW_SOME, with())).isInstanceOf(Finding.Clean.class);
  }

  private static String matched(Finding finding) {
    assertThat(finding).isInstanceOf(Finding.Matched.class);
    return finding.text();
  }

  @Test
  void aPassThatCannotTellIsNotTaken() {
    Answer unknown = new Answer.CannotTell("part 1.2 is damaged");
    RuleList rules =
        new RuleList(
            List.of(
                rule("welcome", Kind.PASS, always(unknown)),
                rule("rest", Kind.INTERCEPT, subject("*"))));

    assertThat(decide(rules, with()))
        .isInstanceOfSatisfying(
            Finding.Matched.class, matched -> assertThat(matched.rule()).isEqualTo("rest"));
  }

  @Test
  void anInterceptionThatCannotTellEndsTheList() {
    Answer unknown = new Answer.CannotTell("part 1.2 is damaged");
    RuleList rules =
        new RuleList(
            List.of(
                rule("no", Kind.INTERCEPT, always(new Answer.No("no"))),
                rule("perhaps", Kind.INTERCEPT, always(unknown)),
                rule("welcome", Kind.PASS, subject("*"))));

    assertThat(decide(rules, with()))
        .isEqualTo(
            new Finding.CouldNotTell("rules", "rule \"perhaps\" cannot tell: part 1.2 is damaged"));
  }

  @Test
  void everyRuleIsExplainedAlsoBehindTheDecidingOne() {
    RuleList rules =
        new RuleList(
            List.of(
                rule("bulk", Kind.INTERCEPT, subject("*bulk*")),
                rule("perhaps", Kind.PASS, always(new Answer.CannotTell("nobody knows"))),
                rule("parts", Kind.INTERCEPT, subject("parts")),
                rule("welcome", Kind.PASS, subject("*")),
                rule("late", Kind.INTERCEPT, subject("p*")),
                rule("later", Kind.INTERCEPT, always(new Answer.CannotTell("nobody knows")))));

    List<Explained> explained = rules.explain(RuledMails.facts(with()));

    assertThat(explained)
        .extracting(Explained::sentence)
        .containsExactly(
            "rule \"bulk\" does not apply: subject \"parts\" does not match \"*bulk*\"",
            "rule \"perhaps\" is not taken, since it cannot tell: nobody knows",
            "rule \"parts\" intercepts: subject \"parts\" matches \"parts\"",
            "rule \"welcome\" would let pass, had no rule decided before:"
                + " subject \"parts\" matches \"*\"",
            "rule \"late\" would intercept, had no rule decided before:"
                + " subject \"parts\" matches \"p*\"",
            "rule \"later\" cannot tell: nobody knows");
    assertThat(explained)
        .extracting(Explained::decides)
        .containsExactly(false, false, true, false, false, false);
  }

  @Test
  void attachmentsToBeTakenOutAreThoseThatMatched() {
    Condition banned =
        new AnyOf(
            List.of(
                new AttachmentName(Mask.list("*.exe"), Quantity.ONE),
                new ArchivedName(Mask.list("*.exe"), Quantity.ONE)));
    Remedy strip = new Remedy.StripAttachments(List.of());
    RuleList rules =
        new RuleList(List.of(new Rule("banned", Kind.INTERCEPT, banned, List.of(strip, HOLD), 0)));
    String mail =
        RuledMails.mixed(
            RuledMails.file("a.pdf"),
            RuledMails.file("b.exe"),
            RuledMails.file("c.zip", RuledMails.zip("d.exe")));

    assertThat(decide(rules, mail))
        .isInstanceOfSatisfying(
            Finding.Matched.class,
            matched ->
                assertThat(matched.remedies())
                    .containsExactly(new Remedy.StripAttachments(List.of("1.2", "1.3")), HOLD));
  }

  @Test
  void aRuleOnFindingsSaysSo() {
    RuleList rules =
        new RuleList(
            List.of(
                rule(
                    "x",
                    Kind.PASS,
                    new Not(
                        new AllOf(List.of(new FindingIs(Optional.empty(), Outcome.INFECTED)))))));

    assertThat(decide(rules, with()))
        .isInstanceOfSatisfying(
            Finding.Matched.class, matched -> assertThat(matched.judgesFindings()).isTrue());
  }

  @Test
  void twoRulesOfOneNameAreRefused() {
    Rule one = rule("same", Kind.PASS, subject("a"));

    assertThatThrownBy(() -> new RuleList(List.of(one, one)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two rules are called \"same\"; expected different names");
  }

  @Test
  void asAnInspectorTheyAlterNothing() throws IOException {
    Rules inspector =
        new Rules(
            ALLOW_SOME, new AnatomyReader(RuledMails.FOLDER), Limits.standard(), Clock.systemUTC());
    Mail mail = RuledMails.mail(with("a.exe"));
    String before = InspectedMails.sha256(mail);

    assertThat(inspector.name()).isEqualTo("rules");
    assertThat(inspector.inspect(mail, RuledMails.INCOMING))
        .isInstanceOf(Finding.Matched.class)
        .extracting(Finding::inspector)
        .isEqualTo("rules");
    assertThat(inspector.explain(mail, RuledMails.INCOMING)).hasSize(2);
    assertThat(InspectedMails.sha256(mail)).isEqualTo(before);
  }

  @Property(tries = 80)
  void whateverAMailIsEveryRuleSaysOneShortCleanLine(@ForAll String words, @ForAll byte[] octets) {
    String mail =
        "From: "
            + words
            + "\r\nSubject: =?utf-8?Q?"
            + words
            + "?=\r\n"
            + with(words, "a").substring("From: a@b.example\r\n".length());
    RuleList rules =
        new RuleList(
            List.of(
                rule("a", Kind.INTERCEPT, new SenderIs(Where.ANYWHERE, Mask.list("x@y*"))),
                rule("b", Kind.INTERCEPT, subject("*zz*zz*")),
                rule("c", Kind.PASS, new AttachmentName(Mask.list("*"), Quantity.EVERY)),
                rule("d", Kind.PASS, new AttachmentName(Mask.list("?"), Quantity.ONE)),
                rule("e", Kind.INTERCEPT, new AttachmentType(Mask.list("*"), Quantity.ONE)),
                rule("f", Kind.INTERCEPT, new Not(new BodyIs(Mask.list("x"))))));

    for (Facts facts :
        List.of(
            RuledMails.facts(mail),
            RuledMails.facts(new String(octets, StandardCharsets.ISO_8859_1)))) {
      assertThat(rules.explain(facts))
          .extracting(Explained::sentence)
          .allSatisfy(
              line ->
                  assertThat(line)
                      .isNotBlank()
                      .hasSizeLessThan(500)
                      .doesNotMatch("(?s).*\\p{C}.*"));
    }
  }
}
