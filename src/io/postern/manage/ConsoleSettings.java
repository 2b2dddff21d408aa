package io.postern.manage;

import io.postern.wire.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Who may sign in at the console.
 *
 * @param dataDir where a generated password and the address of the running console are kept
 * @param operatorPassword of the user {@code operator} ({@code postern.console.operator-password});
 *     empty to have one generated once and kept in the data folder
 * @param viewerPassword of the user {@code viewer} ({@code postern.console.viewer-password}), who
 *     may look and nothing else; empty for no such user
 */
public record ConsoleSettings(
    Path dataDir, Optional<Secret> operatorPassword, Optional<Secret> viewerPassword) {
  /** Nobody types more, and nobody guesses as much. */
  private static final int MAX_OCTETS = 72;

  /**
   * @throws IllegalArgumentException naming the key, when a password is empty or too long
   */
  public ConsoleSettings {
    operatorPassword.ifPresent(p -> check("postern.console.operator-password", p));
    viewerPassword.ifPresent(p -> check("postern.console.viewer-password", p));
  }

  private static void check(String key, Secret password) {
    int octets = password.reveal().getBytes(StandardCharsets.UTF_8).length;
    if (password.reveal().isBlank() || octets > MAX_OCTETS) {
      throw new IllegalArgumentException(
          "%s: has %d octets, expected a password of 1 to %d octets; leave the key out for none"
              .formatted(key, octets, MAX_OCTETS));
    }
  }
}
