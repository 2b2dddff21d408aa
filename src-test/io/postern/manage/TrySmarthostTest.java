package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.postern.deliver.FakeSmtp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "Try connection" for every smarthost of the settings, without a gateway that runs. */
class TrySmarthostTest {
  private static final String SECRETS = "hunter2|AHVzAGh1bnRlcjI=|wrong-one|aHVudGVyMg==";

  @TempDir Path home;
  private final FakeSmtp server =
      FakeSmtp.start().offering("AUTH PLAIN", "SIZE 21000000").login("us:hunter2");

  @BeforeEach
  void configure() throws IOException {
    Files.writeString(
        home.resolve("application.yaml"),
        """
        postern:
          postmaster: postmaster@company.example
          deliver:
            server: {host: 127.0.0.1, port: 1, helo: gw.example}
          relay:
            smarthosts:
              - name: isp
                domains: [company.example]
                host: 127.0.0.1
                port: %d
                security: none
                username: us
                password: hunter2
                senders:
                  - {address: boss@company.example, username: boss, password: wrong-one}
              - {name: world, direct: true}
        """
            .formatted(server.port()));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void everySmarthostAndEveryOwnLoginIsTriedAndSecretsAreMasked() {
    CommandRun run = CommandRun.in(home, "try-smarthost");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("C: EHLO gw.example", "S: 250 SIZE 21000000")
        .contains("isp: good -", "the login was successful")
        .contains("isp/boss@company.example: NOT GOOD -", "535", "The user name or the password")
        .contains("world: good - it delivers to the recipients' own servers")
        .doesNotContainPattern(SECRETS);
    assertThat(run.code()).isEqualTo(1);
    assertThat(server.mails()).isEmpty();
  }

  @Test
  void oneOfThemIsTriedAlone() {
    CommandRun run = CommandRun.in(home, "try-smarthost", "world");

    assertThat(run.out()).startsWith("world: good -").doesNotContain("isp");
    assertThat(run.code()).isZero();
    assertThat(server.connections()).isZero();
  }

  @Test
  void aSmarthostThatIsNotThereIsExplained() throws IOException {
    server.close();

    CommandRun run = CommandRun.in(home, "try-smarthost", "isp");

    assertThat(run.out()).contains("isp: NOT GOOD -", "Connection refused", "Check host and port");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    CommandRun run = CommandRun.in(home, "try-smarthost", "isq");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("no smarthost is called \"isq\"", "isp", "world");
  }

  @Test
  void programsReadJson() throws IOException {
    CommandRun run = CommandRun.in(home, "try-smarthost", "--json");
    JsonNode json = run.json();

    assertThat(json).hasSize(3);
    assertThat(json.get(1).path("name").asText()).isEqualTo("isp/boss@company.example");
    assertThat(json.get(1).path("works").asBoolean()).isFalse();
    assertThat(run.out()).doesNotContainPattern(SECRETS);
  }
}
