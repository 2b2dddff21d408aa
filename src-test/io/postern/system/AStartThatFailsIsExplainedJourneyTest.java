package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run} says in plain lines what keeps the gateway from starting, and nothing else. */
class AStartThatFailsIsExplainedJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String FINE =
      """
      postern:
        postmaster: postmaster@company.example
        deliver:
          server: {host: 127.0.0.1, port: 1}
        relay:
          smarthosts: [{host: 127.0.0.1, port: 1, security: none}]
      """;

  @TempDir private Path home;

  private String failedStart(String yaml) throws IOException {
    return failedStart(new GatewayProcess(home).configuration(yaml));
  }

  private static String failedStart(GatewayProcess starting) throws IOException {
    try (GatewayProcess gateway = starting.launch()) {
      assertThat(gateway.waitForEnd(PATIENCE)).as(gateway.output()).isEqualTo(1);
      return gateway.output();
    }
  }

  @Test
  void wrongSettingsAreListed() throws IOException {
    String output = failedStart(FINE + "  accounts:\n    info: {host: pop.isp.example, prot: 1}\n");
    assertThat(output).contains("application.yaml:8: postern.accounts.info.prot: unknown key");
    assertThat(output.lines())
        .allMatch(line -> line.startsWith("application.yaml:") || line.startsWith("Nothing was"));
  }

  @Test
  void theConsolesPortThatIsTakenIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      String output =
          failedStart(
              new GatewayProcess(home).configuration(FINE).environment("SERVER_PORT", port));
      assertThat(output)
          .contains("the port of the console, " + port + ", is taken; stop")
          .doesNotContain("\tat ", "APPLICATION FAILED", "BeanCreationException");
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String output = failedStart(FINE + "  accept: {port: " + taken.getLocalPort() + "}\n");
      assertThat(output)
          .contains("Postern could not start:", "cannot listen on 127.0.0.1:")
          .doesNotContain("\tat ", "APPLICATION FAILED", "BeanCreationException");
    }
  }
}
