package io.postern;

import io.postern.wire.Secret;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Takes a secret from a person at the terminal, who does not see it appear, or from the standard
 * input of a command.
 */
final class SecretInput {
  private static final int MAX = 16 * 1024;
  private static final Path INPUT = Path.of("/dev/stdin");

  private SecretInput() {}

  /**
   * Asks for a secret.
   *
   * @throws IOException saying what to do, when it cannot be taken
   */
  static Secret take() throws IOException {
    Console console = System.console();
    boolean typed = isTyped();
    if (console != null && (typed || !Files.exists(INPUT))) {
      return typed(console);
    }
    if (typed) {
      throw new IOException(
          "what you type would be seen; let the output go to the terminal, or pipe the secret in");
    }
    return from(System.in);
  }

  /** Whether the standard input is a terminal, also while the output goes elsewhere. */
  private static boolean isTyped() {
    try {
      Path real = INPUT.toRealPath();
      return real.startsWith("/dev/pts") || real.toString().startsWith("/dev/tty");
    } catch (IOException noTerminal) {
      return false;
    }
  }

  private static Secret typed(Console console) throws IOException {
    char[] first = console.readPassword("Secret: ");
    char[] second = first == null ? null : console.readPassword("Once more: ");
    if (second == null) {
      throw new IOException("nothing was typed");
    }
    if (!Arrays.equals(first, second)) {
      throw new IOException("these are two different secrets");
    }
    return new Secret(new String(first));
  }

  /** All of a stream of UTF-8 text, but for the end of its line. */
  static Secret from(InputStream in) throws IOException {
    byte[] octets = in.readNBytes(MAX + 1);
    if (octets.length > MAX) {
      throw new IOException("this is too long for a secret");
    }
    String text = new String(octets, StandardCharsets.UTF_8);
    String line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    return new Secret(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
  }
}
