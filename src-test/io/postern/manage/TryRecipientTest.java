package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.deliver.FakeSmtp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test mail to a recipient, without a gateway that runs (F63, F65). */
class TryRecipientTest {
  @TempDir Path home;
  private final FakeSmtp server = FakeSmtp.start();

  @BeforeEach
  void configure() throws IOException {
    Files.writeString(
        home.resolve("application.yaml"),
        """
        postern:
          postmaster: postmaster@company.example
          deliver:
            server: {host: 127.0.0.1, port: %d, security: none, helo: gw.example}
          accounts:
            sales: {host: pop.isp.example, username: anna, password: x}
          recipients:
            - {name: Anna, address: anna@company.example, accounts: [sales], all-mail: true}
            - {name: folder, endpoint: "file:out", accounts: [sales], all-mail: true}
        """
            .formatted(server.port()));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void theServersAnswerToAMailIsTold() {
    CommandRun run = CommandRun.in(home, "try-recipient", "anna");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("C: RCPT TO:<anna@company.example>")
        .contains("anna@company.example: good - the internal server took the mail: 250");
    assertThat(run.code()).isZero();
    assertThat(server.mails()).hasSize(1);
    assertThat(server.commands()).anyMatch(c -> c.startsWith("MAIL FROM:<postmaster@company."));
  }

  @Test
  void aRefusalIsToldWithWhatCanBeDone() {
    server.on("RCPT").say("550 5.1.1 no such user");

    CommandRun run = CommandRun.in(home, "try-recipient", "anna@company.example");

    assertThat(run.out())
        .contains("NOT GOOD - the internal server did not take it: 550 5.1.1 no such user")
        .contains("primary SMTP address");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void aServerThatIsNotThereIsTold() {
    server.close();

    assertThat(CommandRun.in(home, "try-recipient", "Anna").out())
        .contains("NOT GOOD -", "postern.deliver.server");
  }

  @Test
  void anAddressNeedNotBeARecipient() {
    assertThat(CommandRun.in(home, "try-recipient", "other@company.example").out())
        .contains("good -", "no recipient of the settings has this address");
  }

  @Test
  void anEndpointIsNotTried() {
    assertThat(CommandRun.in(home, "try-recipient", "folder").out())
        .contains("an endpoint of its own");
    assertThat(server.connections()).isZero();
  }

  @Test
  void whatIsNeitherNameNorAddressIsWrongUsage() {
    CommandRun run = CommandRun.in(home, "try-recipient", "nobody");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("there are: Anna, folder");
  }
}
