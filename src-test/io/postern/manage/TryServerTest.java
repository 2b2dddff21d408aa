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

/** How large mails may be is asked of the internal server, or of any other (F131). */
class TryServerTest {
  @TempDir Path home;
  private final FakeSmtp internal = FakeSmtp.start().offering("SIZE 36700160");
  private final FakeSmtp provider = FakeSmtp.start().offering("SIZE 21000000");

  @BeforeEach
  void configure() throws IOException {
    Files.writeString(
        home.resolve("application.yaml"),
        """
        postern:
          deliver:
            server: {host: 127.0.0.1, port: %d, helo: gw.example}
          accounts:
            info: {host: pop.isp.example, username: info, password: x}
          recipients:
            - {address: info@company.example, accounts: [info]}
        """
            .formatted(internal.port()));
  }

  @AfterEach
  void close() {
    internal.close();
    provider.close();
  }

  @Test
  void theInternalServerSaysItsLimit() {
    CommandRun run = CommandRun.in(home, "try-server");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("S: 250 SIZE 36700160")
        .contains("server: good -", "at most 36700160 octets a mail");
    assertThat(run.code()).isZero();
    assertThat(provider.connections()).isZero();
  }

  @Test
  void anyOtherServerSaysItsLimitAndNoSettingIsTouched() {
    CommandRun run = CommandRun.in(home, "try-server", "127.0.0.1:" + provider.port());
    assertThat(run.out()).contains("C: EHLO gw.example", "at most 21000000 octets a mail");
    assertThat(run.code()).isZero();
    assertThat(internal.connections()).isZero();
    assertThat(provider.mails()).isEmpty();
  }

  @Test
  void aServerWithoutALimitSaysNone() {
    internal.offering();
    assertThat(CommandRun.in(home, "try-server").out()).contains("it names no largest mail");
  }

  @Test
  void whatIsNoAddressIsNotTried() {
    assertThat(CommandRun.in(home, "try-server", "/etc").code()).isEqualTo(2);
  }
}
