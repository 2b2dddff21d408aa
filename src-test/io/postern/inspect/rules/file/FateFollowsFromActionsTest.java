package io.postern.inspect.rules.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.inspect.Remedy;
import io.postern.inspect.judge.Verdict;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule that intercepts says exactly once where the mail goes. */
class FateFollowsFromActionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deliver                                        | Deliver",
        "hold                                           | Hold",
        "discard                                        | Discard",
        "return                                         | Return",
        "redirect: a@company.example                    | Redirect",
        "notify-recipients                              | Hold",
        "copy: a@company.example                        | Hold",
        "notify: a@company.example                      | Discard",
        "notify-recipients, notify: a@company.example   | Discard",
        "copy: b@company.example, notify: a@company.example | Discard",
        "hold, notify: a@company.example                | Hold",
        "warn                                           | Deliver",
        "strip-attachments                              | Deliver",
        "tag-subject: x                                 | Deliver",
        "add-header: \"X-A: b\"                         | Deliver",
        "warn, notify: a@company.example                | Deliver",
        "tag-subject: x, redirect: a@company.example    | Redirect",
        "tag-subject: x, hold                           | Hold",
        "warn, deliver                                  | Deliver",
      })
  void exactlyOneFateIsThere(String actions, String fate) {
    List<Remedy> then = Rulesets.rule("intercept: {always: true}, then: [" + actions + "]").then();
    assertThat(then.stream().filter(Verdict::isFate).map(f -> f.getClass().getSimpleName()))
        .containsExactly(fate);
  }
}
