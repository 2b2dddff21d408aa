package io.postern.inspect.rules.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.postern.inspect.rules.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hints are given about what cannot be meant, and about nothing else. */
class LintTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "attachment: '*'                       | attachment: '*.exe'",
        "attachment: '*.e?e; *.bat'            | attachment: '*.BAT; a*.exe'",
        "attachment: '*.exe'                   | {attachment: '*.exe', direction: incoming}",
        "any: [{subject: a}, {body: '*b*'}]    | body: '*xbx*'",
        "subject: '*a*'                        | any: [{subject: a}, {subject: ba}]",
        "larger-than: 1MB                      | larger-than: 1025KB",
        "smaller-than: 1MB                     | smaller-than: 1MB",
        "score-at-least: 5                     | score-at-least: 5.5",
        "attachments-at-least: 2               | attachments-at-least: 2",
        "sender: '*@a.example'                 | from: 'x@a.example'",
        "header: {x-a: '*'}                    | header: {X-A: '*b*'}",
        "not: {sender: 'a*@b.example'}         | not: {sender: '*@b.example'}",
        "subject: '*'                          | attachment: '*'",
        "sender: '**'                          | direction: outgoing",
        "always: true                          | body: x",
        "account: 'in*'                        | account: info",
        "attachment-type: 'image/*'            | attachment-type: image/png",
        "archived: '*.exe'                     | archived: '*a.exe'",
        "finding: spam                         | finding: spam",
      })
  void aRuleBehindABroaderOneIsNeverReached(String broad, String narrow) {
    assertThat(hints(intercept("broad", broad), intercept("narrow", narrow)))
        .anyMatch(
            hint ->
                hint.startsWith(
                    "line 3, rule \"narrow\": can never be reached, since the"
                        + " rule \"broad\" in line 2 decides about every mail"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "attachment: '*.exe'                   | attachment: '*'",
        "attachment: '*.exe'                   | attachment: '*.e?e'",
        "attachment: 'a?'                      | attachment: 'a*'",
        "attachment: '*.exe'                   | archived: '*.exe'",
        "{attachment: '*', direction: incoming} | attachment: '*.exe'",
        "envelope-sender: '*@a.example'        | sender: '*@a.example'",
        "envelope-sender: '*@a.example'        | from: 'x@a.example'",
        "sender: '*@a.example'                 | recipient: '*@a.example'",
        "header: {X-A: '*'}                    | header: {X-B: '*'}",
        "header: {X-A: '*'}                    | subject: '*a*'",
        "larger-than: 2MB                      | larger-than: 1MB",
        "smaller-than: 1MB                     | smaller-than: 2MB",
        "not: {subject: '*a*'}                 | not: {subject: 'a'}",
        "not: {attachment: '*.pdf'}            | attachment: '*.exe'",
        "finding: infected                     | finding: 'clamd: infected'",
        "finding: 'clamd: infected'            | finding: infected",
        "time: {on: MON}                       | time: {on: TUE}",
        "direction: incoming                   | direction: outgoing",
        "attachment: '*'                       | attachments-at-least: 2",
        "from: '*'                             | subject: x",
        "body: '*'                             | subject: x",
      })
  void aRuleThatSomeMailReachesIsNotBlamed(String first, String second) {
    assertThat(hints(intercept("first", first), intercept("second", second))).isEmpty();
  }

  @Test
  void aRuleThatLetsPassIsSkippedWhenItCannotTell() {
    assertThat(hints(pass("all", "attachment: '*'"), intercept("programs", "attachment: '*.exe'")))
        .isEmpty();
    assertThat(
            hints(
                pass("all", "attachment: '*'"),
                pass("documents", "attachment: '*.pdf'"),
                intercept("large", "larger-than: 1MB")))
        .containsExactly(
            "line 3, rule \"documents\": is reached only by mails that cannot be looked at"
                + " completely, since the rule \"all\" in line 2 lets all others pass that it could"
                + " match");
  }

  @Test
  void aRuleThatInterceptsOneReachesBeforeOneThatLetsAllPass() {
    assertThat(hints(intercept("any", "attachment: '*'"), pass("documents", "attachment: '*.pdf'")))
        .anyMatch(hint -> hint.startsWith("line 3, rule \"documents\": can never be reached"));
    assertThat(hints(pass("documents", "attachment: '*.pdf'"), intercept("any", "attachment: '*'")))
        .isEmpty();
  }

  @Test
  void whatIsLetThroughIsSaid() {
    assertThat(hints(pass("all", "always: true"), intercept("programs", "attachment: '*.exe'")))
        .containsExactly(
            "line 2, rule \"all\": lets every mail pass that reaches it, whatever the spam policy"
                + " says",
            "line 3, rule \"programs\": can never be reached, since the rule \"all\" in line 2"
                + " decides about every mail");
    assertThat(
            hints(
                intercept("programs", "attachment: '*.exe'"),
                pass("documents", "attachment: '*.pdf'")))
        .containsExactly(
            "line 3, rule \"documents\": only spares mails the spam policy, since no rule behind it"
                + " intercepts what it does not match");
    assertThat(hints(pass("trusted", "finding: 'clamd: infected', sender: 'a@b.example'")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sender: 'info @a.example'             | has a blank in it",
        "to: '*@a.example, *@b.example'        | has a comma in it",
        "recipient: company.example            | for a whole domain write \"*@company.example\"",
        "attachment: 'in/*.exe'                | asks for a folder",
        "attachment: '*.exe,*.bat'             | has a comma in it",
        "attachment: '*.exe.'                  | ends with a dot",
        "attachment-type: exe                  | every type has a slash",
        "attachment: '*.exe; *.e?e'            | \"*.exe\" adds nothing to \"*.e?e\" beside it",
        "attachment: '*.exe; *.EXE'            | \"*.EXE\" adds nothing to \"*.exe\" beside it",
        "subject: '*offer*; an offer'          | \"an offer\" adds nothing to \"*offer*\" beside it",
        "not: {any: [{attachment-type: exe}, {subject: a}]} | every type has a slash",
      })
  void aMaskThatMatchesNothingIsNamed(String condition, String hint) {
    assertThat(hints(intercept("x", condition)))
        .hasSize(1)
        .allMatch(
            text -> text.startsWith("line 2, rule \"x\": the mask \"") && text.contains(hint));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sender: '\"a b\"@a.example'",
        "envelope-sender: '<>'",
        "sender: 'info?a.example'",
        "to: '*company.example'",
        "attachment: 'a, b.exe'",
        "attachment: '*.tar.gz; *.gz?'",
        "attachment-type: 'image*'",
        "archived: 'docs/*.exe'",
        "subject: '*a,*b'",
        "body: 'a*; *a'",
      })
  void aMaskThatMayMatchIsNot(String condition) {
    assertThat(hints(intercept("x", condition))).isEmpty();
  }

  @Test
  void namesThatNobodyHasAreNamed() {
    List<Rule> rules =
        rules(
            intercept("a", "account: 'info; sales*; nobody', finding: 'ClamD: infected'"),
            intercept("b", "finding: 'rspamd: spam'"));
    assertThat(Lint.of(rules)).isEmpty();
    assertThat(Lint.of(rules, Set.of("info", "sales-at"), Set.of("clamd")))
        .extracting(Hint::toString)
        .containsExactly(
            "line 2, rule \"a\": no account is called \"nobody\"; there are info, sales-at",
            "line 3, rule \"b\": no inspector \"rspamd\" comes before the rules; there are clamd");
  }

  @Test
  void aChangeToAMailThatDoesNotGoOnIsNamed() {
    String rule = "  - {name: x, intercept: {subject: a}, then: [hold, tag-subject: '[x]'";
    assertThat(hints(rule + "]}\n"))
        .containsExactly(
            "line 2, rule \"x\": changes a mail that does not go on, which changes nothing");
    assertThat(hints(rule + ", copy: a@b.example]}\n")).isEmpty();
  }

  @Test
  void aLongListIsLintedInTime() {
    StringBuilder yaml = new StringBuilder();
    for (int i = 0; i < 900; i++) {
      yaml.append(intercept("r" + i, "subject: '*" + i + "*a*b*c*', body: '*" + i + "*'"));
    }
    List<Rule> rules = rules(yaml.toString());
    assertTimeout(Duration.ofSeconds(20), () -> Lint.of(rules));
  }

  @Test
  void manyMasksAreLintedInTime() {
    String masks =
        IntStream.range(0, 9_999).mapToObj(i -> "x" + i).collect(Collectors.joining(";"));
    List<Rule> rules = rules(intercept("a", "subject: '" + masks + "', body: '" + masks + "'"));
    assertTimeout(Duration.ofSeconds(20), () -> Lint.of(rules));
  }

  private static String intercept(String name, String conditions) {
    return rule(name, "intercept", conditions);
  }

  private static String pass(String name, String conditions) {
    return rule(name, "pass", conditions);
  }

  private static String rule(String name, String kind, String conditions) {
    String group = conditions.startsWith("{") ? conditions : "{" + conditions + "}";
    return "  - {name: " + name + ", " + kind + ": " + group + "}\n";
  }

  private static List<Rule> rules(String... rules) {
    return Rulesets.rules("rules:\n" + String.join("", rules));
  }

  private static List<String> hints(String... rules) {
    return Lint.of(rules(rules)).stream().map(Hint::toString).toList();
  }
}
