package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.postern.inspect.rules.Condition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An administrator reads what each rule is about and does. */
class RulesAreToldInSentencesTest {
  @TempDir Path folder;

  @Test
  void thereAreWordsForEveryCondition() {
    List<JavaClass> conditions =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.postern.inspect.rules")
                .stream()
                .filter(type -> type.isAssignableTo(Condition.class) && !type.isInterface())
                .toList();

    assertThat(conditions).hasSizeGreaterThan(20);
    assertThat(conditions)
        .allSatisfy(type -> assertThat(ConditionWords.knows(type.reflect())).isTrue());
  }

  @Test
  void aSentenceSaysWhatARuleIsAboutAndDoes() throws IOException {
    String yaml =
        """
        rules:
          - name: a
            intercept:
              any:
                - archived: "*.exe"
                - all: [{direction: incoming}, {not: {from: "*@partner.example"}}]
                - {time: {on: MON-TUE, between: 07:00-19:00}, larger-than: 1KB}
            then: [return, copy: [x@c.example, y@c.example], add-header: "X-A: b"]
          - name: b
            pass: {finding: "clamd: clean", attachment-type: "image/*"}
        """;

    assertThat(new TrialFixture(folder).rules(yaml).rules.stream().map(RuleWords::sentence))
        .containsExactly(
            "rule \"a\" intercepts: a file in an archive matches \"*.exe\" or (the mail is incoming"
                + " and not (the sender in the header matches \"*@partner.example\")) or (it is on"
                + " monday, tuesday between 07:00 and 19:00 and the mail is larger than 1024 octets);"
                + " then return, copy to x@c.example and y@c.example, add-header \"X-A: b\"",
            "rule \"b\" lets pass: clamd says clean and the type of every attachment matches"
                + " \"image/*\"");
  }
}
