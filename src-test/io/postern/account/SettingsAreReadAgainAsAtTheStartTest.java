package io.postern.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gateway was started with counts when its settings are read again (F137). */
class SettingsAreReadAgainAsAtTheStartTest {
  @TempDir Path home;
  private TableFiles files;

  @BeforeEach
  void write() throws IOException {
    files = new TableFiles(home);
  }

  private static Definitions definitions(Reading reading) {
    assertThat(reading).isInstanceOf(Reading.Valid.class);
    return ((Reading.Valid) reading).definitions();
  }

  @Test
  void whatStoodOnTheCommandLineWinsOverTheFiles() throws IOException {
    files.yaml("  fetch: {attempts: 4}\n");
    SettingsSource settings = new SettingsSource(home, Map.of("postern.fetch.attempts", 9));
    assertThat(definitions(settings.get()).fetch().attempts()).isEqualTo(9);
    assertThat(definitions(new SettingsSource(home, Map.of()).get()).fetch().attempts())
        .isEqualTo(4);
  }

  @Test
  void profilesOfTheCommandLineCount() throws IOException {
    files.write("application-night.yaml", "postern: {fetch: {attempts: 8}}\n");
    SettingsSource settings = new SettingsSource(home, Map.of("spring.profiles.active", "night"));
    assertThat(definitions(settings.get()).fetch().attempts()).isEqualTo(8);
  }

  @Test
  void everyFileThatSettingsAreInIsKnown() throws IOException {
    SettingsSource settings = new SettingsSource(home, Map.of());
    assertThat(settings.files()).containsExactly(home.resolve("application.yaml"));
    files.write("secret", "x");
    files.accounts(
        "account\thost\tusername\tpassword\ninfo\tpop.isp.example\tinfo\t{{file:secret}}\n");
    settings.get();
    assertThat(settings.files())
        .containsExactlyInAnyOrder(
            home.resolve("application.yaml"),
            home.resolve("accounts.tsv"),
            home.resolve("recipients.tsv"),
            home.resolve("secret"));
  }

  @Test
  void filesThatAreNamedInAWrongEditAreKnownSoThatMendingThemCounts() throws IOException {
    SettingsSource settings = new SettingsSource(home, Map.of());
    settings.get();
    files.accounts(
        "account\thost\tusername\tpassword\ninfo\tpop.isp.example\tinfo\t{{file:gone}}\n");
    assertThat(settings.get()).isInstanceOf(Reading.Invalid.class);
    assertThat(settings.files()).contains(home.resolve("gone"), home.resolve("accounts.tsv"));

    Files.writeString(home.resolve("application.yaml"), "postern:\n\tdeliver: {\n");
    assertThat(settings.get()).isInstanceOf(Reading.Invalid.class);
    assertThat(settings.files()).contains(home.resolve("accounts.tsv"));
  }

  @Test
  void aMissingTableIsKnownToo() throws IOException {
    Files.delete(home.resolve("accounts.tsv"));
    SettingsSource settings = new SettingsSource(home, Map.of());
    assertThat(settings.get()).isInstanceOf(Reading.Invalid.class);
    assertThat(settings.files()).contains(home.resolve("accounts.tsv"));
  }

  @Test
  void valuesOfAnEndpointAreInNoMessage() {
    String message =
        new UnusableRouteException(
                "deliver-x",
                new IllegalStateException(
                    "sftp://anna:pw1@host/a?key=pw2&raw=RAW(p&w3 x) Unknown parameters=[{b=pw4}]"))
            .getMessage();
    assertThat(message)
        .contains("route deliver-x", "key=...", "raw=...")
        .doesNotContain("pw", "w3");
  }
}
