package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.postern.system.Tutorial.Block;
import io.postern.system.Tutorial.Shown;
import io.postern.wire.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever follows docs/first-hour.md sees what it shows: its files are written, its commands run,
 * and what they print is what stands there (F28, F29, F51, F117, F135, F137).
 */
class FirstHourJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** The provider's view; the document tells the same passwords to the gateway. */
  private static final Map<String, Secret> MAILBOXES =
      Map.of(
          "info@company.example", new Secret("Harbour-17-blue"),
          "anna@company.example", new Secret("Linden/4711"),
          "shop@company.example", new Secret("geese fly south"));

  @TempDir private Path home;
  @TempDir private Path lab;

  @BeforeAll
  static void require() {
    Dovecot.require();
  }

  @Test
  void everyStepShowsWhatTheDocumentSays() throws Exception {
    try (Classroom classroom = new Classroom(lab, home, MAILBOXES)) {
      for (Block block : Tutorial.read(Path.of("docs/first-hour.md")).blocks()) {
        switch (block.kind()) {
          case FILE -> classroom.write(block);
          case ROW -> classroom.replace(block);
          case MAILBOX -> classroom.deliver(block);
          case TERMINAL -> runAll(classroom, block);
          case GATEWAY -> awaitGateway(classroom, block);
        }
      }
      assertArrived(classroom);
    }
  }

  private static void runAll(Classroom classroom, Block block) throws Exception {
    for (Shown command : Tutorial.commands(block)) {
      String printed = classroom.run(command.line());
      List<String> shown = Transcript.essence(command.output());
      List<String> real = Transcript.essence(printed);
      if (!Transcript.agree(shown, real)) {
        assertThat(real)
            .as("`%s`, line %d; it printed:%n%s", command.line(), block.line(), printed)
            .isEqualTo(shown);
      }
    }
  }

  /** The gateway goes on while commands run, and visits accounts beside each other. */
  private static void awaitGateway(Classroom classroom, Block block) throws IOException {
    List<String> shown = Transcript.essence(block.text());
    if (block.text().startsWith("$ ")) {
      classroom.startGateway();
      shown = shown.subList(1, shown.size());
    }
    List<String> lines = shown;
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(Transcript.essence(classroom.gatewaySays()))
                    .as("the gateway, line %d", block.line())
                    .containsAll(lines));
  }

  private static void assertArrived(Classroom classroom) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(classroom.delivered())
                    .anyMatch(mail -> says(mail, "sales@company.example", "Subject: 200 chairs"))
                    .anyMatch(mail -> says(mail, "anna@company.example", "Subject: Lunch?"))
                    .anyMatch(
                        mail ->
                            says(
                                mail, "anna@company.example", "Subject: [Man.Distr] To your sales"))
                    .anyMatch(mail -> says(mail, "anna@company.example", "Session of shop")));
  }

  private static boolean says(SinkMail mail, String recipient, String text) {
    return mail.recipients().equals(List.of(recipient))
        && new String(mail.content().orElseThrow(), StandardCharsets.UTF_8).contains(text);
  }
}
