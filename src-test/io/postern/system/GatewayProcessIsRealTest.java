package io.postern.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.wire.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a stand-in for the gateway's main class, which is quick to start. */
class GatewayProcessIsRealTest {
  @TempDir private Path home;

  private GatewayProcess process() {
    return new GatewayProcess(home, StandIn.class.getName());
  }

  @Test
  void itGetsItsHomeOptionsAndEnvironmentAndIsReadyWhenItSaysSo() throws IOException {
    try (GatewayProcess gateway = process().jvm("-Xmx64m", "-Dx=y").environment("WORD", "hello")) {
      gateway.configuration("postern: {}\n").start();
      assertThat(gateway.isAlive()).isTrue();
      assertThat(gateway.output())
          .contains("run --home " + home, "x=y", "WORD=hello", "yaml=postern: {}")
          .contains("SERVER_PORT=" + gateway.consolePort());
      assertThat(gateway.peakResidentOctets()).isBetween(1_000_000L, 1_000_000_000L);
    }
  }

  @Test
  void killedItNoticesNothingAndStoppedItSaysGoodbye() throws IOException {
    try (GatewayProcess gateway = process()) {
      gateway.launch().awaitOutput("Postern is ready", Duration.ofSeconds(30));
      gateway.kill9();
      assertThat(gateway.isAlive()).isFalse();
      assertThat(gateway.output()).doesNotContain("goodbye");
      gateway.start().restart();
      assertThat(gateway.output()).containsOnlyOnce("goodbye");
      gateway.stop();
      assertThat(gateway.output().split("goodbye", -1)).hasSize(3);
    }
  }

  @Test
  void whenItEndsInsteadOfGettingReadyTheTestHearsWhatItSaid() {
    try (GatewayProcess gateway = process().environment("FAIL", "unknown key postern.x")) {
      assertThatThrownBy(gateway::start)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("unknown key postern.x");
      assertThat(gateway.waitForEnd(Duration.ofSeconds(10))).isEqualTo(3);
    }
  }

  @Test
  void aSecretInItsOutputOrLogsIsFoundAlsoInBase64() throws IOException {
    Secret secret = new Secret("correct horse");
    try (GatewayProcess gateway = process().environment("WORD", "harmless")) {
      gateway.start();
      gateway.assertNothingSays(secret);
      Path log = Files.createDirectories(home.resolve("data")).resolve("session.log");
      for (String user : new String[] {"", "u", "us"}) {
        byte[] plain = ("\0" + user + "\0correct horse").getBytes(StandardCharsets.UTF_8);
        Files.writeString(log, "AUTH PLAIN " + Base64.getEncoder().encodeToString(plain));
        assertThatThrownBy(() -> gateway.assertNothingSays(secret))
            .isInstanceOf(AssertionError.class)
            .hasMessageContaining("session.log")
            .hasMessageNotContaining("correct horse");
      }
    }
  }

  /** Says what it was given, then that it is ready, then waits to be ended. */
  static final class StandIn {
    private StandIn() {}

    public static void main(String[] arguments) throws Exception {
      String fail = System.getenv("FAIL");
      if (fail != null) {
        System.out.println(fail);
        System.exit(3);
      }
      Path yaml = Path.of(arguments[2], "application.yaml");
      System.out.println(String.join(" ", arguments));
      System.out.println("x=" + System.getProperty("x") + " WORD=" + System.getenv("WORD"));
      System.out.println("SERVER_PORT=" + System.getenv("SERVER_PORT"));
      System.out.println("yaml=" + (Files.exists(yaml) ? Files.readString(yaml) : ""));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("goodbye")));
      System.out.println("Postern is ready");
      Thread.currentThread().join();
    }
  }
}
