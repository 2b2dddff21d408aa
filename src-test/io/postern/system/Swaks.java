package io.postern.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A conversation of swaks, the SMTP test program that administrators use, which ran to its end.
 *
 * @param exitCode 0 when everything went well; swaks has a number for each stage
 * @param transcript both sides, {@code ->} and {@code <-}, {@code ~>} and {@code <~} under TLS
 */
record Swaks(int exitCode, String transcript) {
  private static final int PATIENCE_SECONDS = 120;

  /** {@code <-}, {@code <~} or with stars for what was not expected, then blanks. */
  private static final int MARK = 4;

  /** Skips the test when swaks or what it needs for TLS cannot be started here. */
  static void require() {
    RealServers.require("swaks", "swaks");
    RealServers.require("perl", "perl");
    if (!run("--support").transcript().contains("=== TLS supported")) {
      RealServers.missing("swaks speaks no TLS; Debian has it in the package libnet-ssleay-perl");
    }
  }

  /**
   * Talks to the gateway from 127.0.0.1.
   *
   * @param words options of swaks
   */
  static Swaks to(int port, String... words) {
    List<String> all = new ArrayList<>(List.of("--server", "127.0.0.1:" + port));
    all.addAll(List.of("--ehlo", "pc.company.example", "--timeout", "60"));
    all.addAll(Arrays.asList(words));
    return run(all.toArray(String[]::new));
  }

  private static Swaks run(String... words) {
    List<String> command = new ArrayList<>(List.of("swaks"));
    command.addAll(Arrays.asList(words));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      process
          .onExit()
          .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .exceptionally(late -> process.destroyForcibly());
      byte[] said = process.getInputStream().readAllBytes();
      return new Swaks(process.waitFor(), new String(said, StandardCharsets.ISO_8859_1));
    } catch (IOException broken) {
      throw new AssertionError("swaks cannot be started: " + command, broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while swaks talked", stopped);
    }
  }

  /** What the gateway said, one reply line each, without marks. */
  List<String> replies() {
    return transcript
        .lines()
        .filter(line -> line.startsWith("<"))
        .map(line -> line.substring(MARK).strip())
        .toList();
  }
}
