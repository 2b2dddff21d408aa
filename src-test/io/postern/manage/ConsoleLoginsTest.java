package io.postern.manage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.postern.wire.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleLoginsTest {
  @TempDir Path dataDir;

  @Test
  void generatedPasswordIsTheOwnersAloneAndSurvivesRestarts() throws IOException {
    String first = logins(Optional.empty()).operator().password().reveal();
    String second = logins(Optional.empty()).operator().password().reveal();

    assertThat(first).hasSize(24).isEqualTo(second);
    assertThat(passwordFile()).content().isEqualTo(first + "\n");
    assertThat(permissions(passwordFile())).isEqualTo("rw-------");
  }

  @Test
  void otherDataFolderHasAnotherPassword() throws IOException {
    ConsoleSettings elsewhere =
        new ConsoleSettings(dataDir.resolve("other"), Optional.empty(), Optional.empty());

    assertThat(ConsoleLogins.of(elsewhere).operator().password())
        .isNotEqualTo(logins(Optional.empty()).operator().password());
  }

  @Test
  void fileThatOthersCanReadIsClosed() throws IOException {
    Files.writeString(passwordFile(), "chosen-by-hand\n");
    Files.setPosixFilePermissions(passwordFile(), PosixFilePermissions.fromString("rw-r--r--"));

    ConsoleLogins logins = logins(Optional.empty());

    assertThat(logins.operator().password().reveal()).isEqualTo("chosen-by-hand");
    assertThat(permissions(passwordFile())).isEqualTo("rw-------");
  }

  @Test
  void emptyFileIsNamed() throws IOException {
    Files.createFile(passwordFile());

    assertThatThrownBy(() -> logins(Optional.empty()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("console.password is empty");
  }

  @Test
  void configuredPasswordIsUsedAndNeverWritten() throws IOException {
    ConsoleLogins logins = logins(Optional.of(new Secret("from-settings")));

    assertThat(logins.operator().password().reveal()).isEqualTo("from-settings");
    assertThat(logins.passwordFile()).isEmpty();
    assertThat(passwordFile()).doesNotExist();
  }

  @Test
  void commandLineHasAnotherPasswordAtEachRun() throws IOException {
    assertThat(logins(Optional.empty()).commandLine())
        .isNotEqualTo(logins(Optional.empty()).commandLine());
  }

  @Test
  void uselessPasswordIsRefusedByItsKeyAndNotShown() {
    assertThatThrownBy(() -> logins(Optional.of(new Secret("x".repeat(73)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("postern.console.operator-password")
        .hasMessageNotContaining("xxx");
    assertThatThrownBy(() -> logins(Optional.of(new Secret(" "))))
        .hasMessageContaining("postern.console.operator-password");
  }

  @Test
  void loginsPrintWithoutPasswords() throws IOException {
    ConsoleLogins logins = logins(Optional.empty());

    assertThat(logins.toString()).doesNotContain(logins.operator().password().reveal());
  }

  @Test
  void consoleFileComesAndGoesWithItsOwnRun() throws IOException {
    ConsoleFile first = file("one");
    ConsoleFile second = file("two");
    first.write(dataDir);
    assertThat(ConsoleFile.read(dataDir)).contains(first);
    assertThat(permissions(dataDir.resolve("console.json"))).isEqualTo("rw-------");
    second.write(dataDir);
    first.remove(dataDir);
    assertThat(ConsoleFile.read(dataDir)).contains(second);
    second.remove(dataDir);

    assertThat(ConsoleFile.read(dataDir)).isEmpty();
  }

  @Test
  void damagedConsoleFileIsNamed() throws IOException {
    Files.writeString(dataDir.resolve("console.json"), "{");

    assertThatThrownBy(() -> ConsoleFile.read(dataDir))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("console.json is damaged");
  }

  private static ConsoleFile file(String password) {
    return new ConsoleFile(URI.create("http://127.0.0.1:1"), "command-line", new Secret(password));
  }

  private ConsoleLogins logins(Optional<Secret> operator) throws IOException {
    return ConsoleLogins.of(new ConsoleSettings(dataDir, operator, Optional.empty()));
  }

  private Path passwordFile() {
    return dataDir.resolve("console.password");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
