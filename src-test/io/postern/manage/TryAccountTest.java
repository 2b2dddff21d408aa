package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.fetch.pop3.Answer;
import io.postern.fetch.pop3.FakePop3;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "Try connection" for an account, without a gateway that runs (F29, F130). */
class TryAccountTest {
  private static final String PASSWORD = "geheim";

  @TempDir Path home;
  private final FakePop3 provider = FakePop3.with("a1", "12345", "a2", "678").start();

  @BeforeEach
  void configure() throws IOException {
    configure("127.0.0.1", provider.port(), "none");
  }

  private void configure(String host, int port, String security) throws IOException {
    Files.writeString(
        home.resolve("application.yaml"),
        """
        postern:
          postmaster: postmaster@company.example
          deliver:
            server: {host: 127.0.0.1, port: 1}
          accounts:
            sales:
              host: %s
              port: %d
              security: %s
              username: anna
              password: %s
          recipients:
            - {address: sales@company.example, accounts: [sales], all-mail: true}
        """
            .formatted(host, port, security, PASSWORD));
  }

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void eachStepIsToldAndNothingIsTouched() {
    CommandRun run = CommandRun.in(home, "try-account", "sales");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("+ connection: 127.0.0.1:" + provider.port() + " answers, NOT protected")
        .contains("+ login: accepted as anna")
        .contains("+ mailbox: 2 mails, 8 octets, each with a UIDL")
        .contains("C: USER anna", "sales: good -")
        .doesNotContain(PASSWORD);
    assertThat(run.code()).isZero();
    assertThat(provider.commands()).noneMatch(c -> c.startsWith("RETR") || c.startsWith("DELE"));
    assertThat(provider.uidls()).hasSize(2);
  }

  @Test
  void aWrongPasswordIsToldInTheServersWords() {
    provider.login("anna", "another");

    CommandRun run = CommandRun.in(home, "try-account");

    assertThat(run.out())
        .contains("sales: NOT GOOD -", "user name or password is wrong", "+ connection:")
        .contains("application password")
        .doesNotContain(PASSWORD);
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void aBusyMailboxIsNoWrongPassword() {
    provider.on("PASS", Answer.err("[IN-USE] locked by another session"));

    assertThat(CommandRun.in(home, "try-account").out())
        .contains("locked by another session", "Some other program is in the mailbox");
  }

  @Test
  void aServerWithoutUidlCannotBeUsed() {
    provider.on("UIDL", Answer.err("unknown command"));

    assertThat(CommandRun.in(home, "try-account").out())
        .contains("sales: NOT GOOD -", "this server cannot be used");
  }

  @Test
  void aClosedPortIsTold() {
    provider.close();

    assertThat(CommandRun.in(home, "try-account").out())
        .contains("+ name: 127.0.0.1 is 127.0.0.1", "no connection", "Check host and port");
  }

  @Test
  void anUnknownNameIsTold() throws IOException {
    configure("pop.does-not-exist.invalid", 110, "none");

    assertThat(CommandRun.in(home, "try-account").out())
        .contains("the host name has no address", "Check the spelling")
        .doesNotContain("+ name:");
  }

  @Test
  void aServerWithoutTlsIsTold() throws IOException {
    configure("127.0.0.1", provider.port(), "starttls");

    assertThat(CommandRun.in(home, "try-account").out())
        .contains("sales: NOT GOOD -", "Check the account's security");
  }

  @Test
  void anUnknownAccountIsNamedTogetherWithTheKnownOnes() {
    CommandRun run = CommandRun.in(home, "try-account", "sails");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("no account is called \"sails\"; there are: sales");
  }

  @Test
  void programsGetJson() throws IOException {
    CommandRun run = CommandRun.in(home, "try-account", "--json");

    assertThat(run.json().get(0).path("works").asBoolean()).isTrue();
    assertThat(run.json().get(0).path("name").asText()).isEqualTo("sales");
  }
}
