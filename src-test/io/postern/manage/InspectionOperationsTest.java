package io.postern.manage;

import static io.postern.manage.TrialFixture.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** The console shows inspectors and rules, and tries mails. */
class InspectionOperationsTest {
  @TempDir Path folder;
  private InspectionOperations operations;

  @BeforeEach
  void begin() throws IOException {
    InspectionApp app = new InspectionApp();
    TrialFixture fixture =
        app.trialFixture(new ConsoleSettings(folder, Optional.empty(), Optional.empty()));
    operations = new InspectionOperations(app.policyInForce(fixture), app.mailTrial(fixture));
  }

  @AfterEach
  void signOut() {
    SecurityContextHolder.clearContext();
  }

  @Test
  void inspectorsRulesAndHintsAreListed() {
    assertThat(operations.inspectors())
        .containsExactly(
            Map.of("name", "clamd", "kind", "clamd", "directions", List.of("incoming")),
            Map.of(
                "name", "rules", "kind", "rules", "directions", List.of("incoming", "outgoing")));
    assertThat(operations.rules())
        .containsExactly(
            Map.of(
                "name",
                "bulk",
                "kind",
                "intercept",
                "line",
                1,
                "text",
                "rule \"bulk\" intercepts: the subject matches \"*bulk*\"; then hold"));
    assertThat(operations.hints()).containsExactly("a hint");
  }

  @Test
  void aMailIsTriedEitherWay() {
    assertThat(operations.tryIncoming(mail("bulk"), "info", null))
        .containsEntry("fate", "held")
        .containsEntry("rule", "bulk");
    assertThat(operations.tryOutgoing(mail("x"), "b@company.example", "c@d.example, e@f.example"))
        .containsEntry("fate", "delivered")
        .containsEntry("sender", "<b@company.example>")
        .containsEntry("envelopeRecipients", List.of("c@d.example", "e@f.example"));
  }

  @Test
  void nothingIsNoMail() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> operations.tryIncoming(" ", "info", ""))
        .withMessageStartingWith("expected a mail of 1 to ");
  }

  @Test
  void viewersMayListAndOperatorsMayTry() throws MalformedObjectNameException {
    ObjectName name = new ObjectName("io.postern:type=Inspection");

    signIn(JmxPolicy.VIEWER);
    assertThat(List.of("rules", "hints", "inspectors"))
        .allMatch(each -> JmxPolicy.mayInvoke(name, each + "()"));
    assertThat(List.of("tryIncoming", "tryOutgoing"))
        .noneMatch(each -> JmxPolicy.mayInvoke(name, each));

    signIn(JmxPolicy.OPERATOR);
    assertThat(List.of("rules", "tryIncoming", "tryOutgoing"))
        .allMatch(each -> JmxPolicy.mayInvoke(name, each));
  }

  private static void signIn(String role) {
    SecurityContextHolder.getContext()
        .setAuthentication(new TestingAuthenticationToken("x", "y", "ROLE_" + role));
  }
}
