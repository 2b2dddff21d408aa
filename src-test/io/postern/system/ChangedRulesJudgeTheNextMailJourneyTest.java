package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.pop3.FakePop3;
import io.postern.journal.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules that are changed while the gateway runs hold from the next mail on (F104, F137). */
class ChangedRulesJudgeTheNextMailJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String OFFER = "Subject: offer of the week\r\n\r\nhello\r\n";

  @TempDir private Path home;

  private static String account(String name, FakePop3 provider) {
    return "    %s: {host: 127.0.0.1, port: %d, security: none, username: anna, password: geheim}\n"
        .formatted(name, provider.port());
  }

  private static String yaml(SmtpSink sink, FakePop3 early, FakePop3 late) {
    return """
        postern:
          reload: on-command
          postmaster: postmaster@company.example
          deliver: {server: {host: 127.0.0.1, port: %d}}
          recipients: [{address: anna@company.example, accounts: [early, late], all-mail: true}]
          accounts:
        """
            .formatted(sink.port())
        + account("early", early)
        + account("late", late);
  }

  private void rules(String condition) throws IOException {
    Files.writeString(
        home.resolve("rules.yaml"),
        """
        rules:
          - name: not wanted
            intercept: {%s}
            then: discard
        """
            .formatted(condition));
  }

  @Test
  void aNewRuleHoldsAfterReloadAndAWrongOneLeavesTheOldInForce() throws Exception {
    try (SmtpSink sink = SmtpSink.digesting();
        FakePop3 early = FakePop3.with("e1", OFFER).start();
        FakePop3 late = FakePop3.with("l1", OFFER).start()) {
      rules("subject: \"lottery*\"");
      try (GatewayProcess gateway =
          new GatewayProcess(home).configuration(yaml(sink, early, late)).start()) {
        Console console = new Console(home);
        assertThat(console.fetch("early")).contains("1 fetched");
        sink.awaitCount(1, PATIENCE);

        rules("subjct: \"offer*\"");
        PosternCommand refused = PosternCommand.at(home, "reload");
        assertThat(refused.exitCode()).as(refused.output()).isEqualTo(1);
        assertThat(refused.output())
            .contains("rules.yaml:3: rules[0].intercept.subjct: unknown key");

        rules("subject: \"offer*\"");
        PosternCommand taken = PosternCommand.at(home, "reload");
        assertThat(taken.exitCode()).as(taken.output()).isZero();
        assertThat(taken.output()).contains("Settings taken up: postern.inspect");
        assertThat(console.fetch("late")).contains("1 settled");
        gateway.stop();
      }
      assertThat(sink.count()).isEqualTo(1);
      try (Books books = new Books(home)) {
        assertThat(books.entries(Event.DROPPED)).singleElement().asString().contains("not wanted");
      }
    }
  }
}
