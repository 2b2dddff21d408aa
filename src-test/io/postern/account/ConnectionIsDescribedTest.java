package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.postern.connection.ConnectionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** F70: how providers are reached, as it is written and as it is summed up. */
class ConnectionIsDescribedTest {
  private static final String SITE =
      """
      postern:
        postmaster: postmaster@company.example
        deliver: {server: {host: mail.company.example}}
        accounts:
          info: {host: pop.isp.example, username: info, password: x}
        recipients:
          - {address: info@company.example, accounts: info}
      """;
  private static final String ON_DEMAND =
      """
        connection:
          type: on-demand
          up: [test, -e, geheim-8f2]
          down: [/bin/true]
          timeout: 2m
          linger: 0s
      """;

  @TempDir private Path home;

  private String summary(String yaml) throws IOException {
    Files.writeString(home.resolve("application.yaml"), yaml);
    return String.join("\n", new Check(Settings.surroundings(home)).run().lines());
  }

  @Test
  void withoutSettingsItIsPermanent() throws IOException {
    assertThat(Settings.valid(SITE).connection()).isEmpty();
    assertThat(Settings.valid(SITE + "  connection: {type: permanent}\n").connection()).isEmpty();
    assertThat(summary(SITE)).doesNotContain("connection on demand");
  }

  @Test
  void onDemandHasItsProgramsAndTimes() throws IOException {
    Definitions definitions = Settings.valid(SITE + ON_DEMAND);
    assertThat(definitions.connection())
        .contains(
            new ConnectionSettings(
                List.of("test", "-e", "geheim-8f2"),
                List.of("/bin/true"),
                Duration.ofMinutes(2),
                Duration.ZERO,
                definitions.dataDir().resolve("connection")));
  }

  @Test
  void usuallyItLingersTenSecondsAndProgramsHaveAMinute() throws IOException {
    ConnectionSettings settings =
        Settings.valid(SITE + "  connection: {type: on-demand, up: [/bin/true]}\n")
            .connection()
            .orElseThrow();
    assertThat(settings.timeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.linger()).isEqualTo(Duration.ofSeconds(10));
    assertThat(settings.down()).isEmpty();
  }

  @Test
  void theSummaryNamesTheProgramsAndNoArgument() throws IOException {
    assertThat(summary(SITE + ON_DEMAND))
        .contains("\nconnection on demand: up by test, down by /bin/true, 0s after its last use\n")
        .doesNotContain("geheim");
  }

  @Test
  void anotherConnectionIsTakenUpAtTheNextStart() throws IOException {
    Changes changes = Changes.between(Settings.valid(SITE), Settings.valid(SITE + ON_DEMAND));
    assertThat(changes.atNextStart()).containsExactly("connection");
  }
}
