package io.postern;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.manage.CommandRun;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/**
 * {@code ./postern try} reads a list of rules aloud, and compares a folder of mails with what is
 * expected.
 */
class TryHoldsRulesToTheirWordTest extends TriedHome {
  @Test
  void theListOfRulesIsChecked() throws IOException {
    write("rules.yaml", RULES + "\n  - name: late\n    intercept: {attachment: \"*.zip\"}\n");

    CommandRun run = attempt("rules");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(
            "line 2: rule \"no programs by mail\" intercepts: an attachment matches \"*.exe\" or"
                + " \"*.bat\" or \"*.com\"; then notify-recipients, notify"
                + " security@company.example, discard")
        .contains("line 8: rule \"documents\" lets pass: every attachment matches \"*.pdf\"")
        .contains("hint: rules.yaml:15: rule \"late\": ")
        .contains("4 rules, 1 hint");
  }

  @Test
  void aListOfRulesWithProblemsFails() throws IOException {
    write("rules.yaml", RULES.replace("attachment: \"*\"", "atachment: \"*\""));

    CommandRun run = attempt("rules");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("rules.yaml:12:", "did you mean attachment?", "1 problem");
  }

  @Test
  void aFolderOfMailsIsAPolicyTest() throws IOException {
    write("tests/letter.eml", mail("boss@company.example", "letter.pdf"));
    write(
        "tests/letter.expected",
        """
        # documents are allowed
        fate: delivered
        rule: documents
        recipients: boss@company.example
        notice: none
        """);
    write("tests/program.eml", mail("boss@company.example", "invoice.exe"));
    write(
        "tests/program.expected",
        """
        account: info
        fate: discarded
        notice: security@company.example
        notice: boss@company.example
        """);

    CommandRun good = attempt("--tests", "./tests");

    assertThat(good.out())
        .isEqualToNormalizingNewlines("letter.eml: good\nprogram.eml: good\n2 tests, all good\n");
    assertThat(good.code()).isZero();

    write("rules.yaml", RULES.replace("*.exe; ", ""));
    CommandRun changed = attempt("--tests", "./tests");

    assertThat(changed.code()).isEqualTo(1);
    assertThat(changed.out())
        .isEqualToNormalizingNewlines(
            """
            letter.eml: good
            program.eml: FAILED
              program.expected:2: fate: expected discarded, came held
              program.expected:3: notice: expected security@company.example, came boss@company.example
              because: rule "everything else" intercepts: attachment "invoice.exe" matches "*"; the mail is held, those concerned are told
            2 tests, 1 failed
            """);
  }

  @Test
  void aPolicyTestThatIsWrongFails() throws IOException {
    write("tests/a.eml", mail("boss@company.example", "letter.pdf"));
    write("tests/a.expected", "fait: held\nfate: kept\n");
    write("tests/b.expected", "fate: held\n");
    write("tests/c.eml", mail("boss@company.example", "letter.pdf"));

    CommandRun run = attempt("--tests", "./tests");

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains("a.expected:1: fait: unknown key; known are account, direction")
        .contains("a.expected:2: fate: \"kept\" is none; expected one of delivered, held")
        .contains("b.eml: there is no such file")
        .contains("c.expected: there is no such file")
        .contains("3 tests, 3 failed");
  }
}
