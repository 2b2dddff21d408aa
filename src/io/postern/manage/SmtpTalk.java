package io.postern.manage;

import io.postern.wire.Peer;
import io.postern.wire.Wire;
import io.postern.wire.Wires;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A dialogue with whatever SMTP server it may be, to be shown to a person. */
final class SmtpTalk implements AutoCloseable {
  private static final Duration WHOLE = Duration.ofSeconds(30);
  private static final int MAX_LINE = 2_048;
  private static final int MAX_LINES = 100;

  private final Wire wire;
  private final List<String> lines = new ArrayList<>();

  /**
   * Connects; nothing is said yet.
   *
   * @throws IOException when nobody answers
   */
  SmtpTalk(Wires wires, Peer peer) throws IOException {
    wire = wires.connect(peer);
    wire.mustEndWithin(WHOLE);
  }

  /** All that was said so far, made harmless for a terminal. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  /**
   * The next reply, all its lines.
   *
   * @throws IOException when none comes, or it is too long
   */
  List<String> reply() throws IOException {
    List<String> reply = new ArrayList<>();
    boolean more = true;
    while (more) {
      String line = TextTable.plain(wire.in().readLine(MAX_LINE));
      lines.add("S: " + line);
      reply.add(line);
      more = line.length() > 3 && line.charAt(3) == '-';
      if (more && reply.size() >= MAX_LINES) {
        throw new IOException("a reply of more than " + MAX_LINES + " lines");
      }
    }
    return reply;
  }

  /** Says a command and waits for the reply; the last line of it. */
  String ask(String command) throws IOException {
    lines.add("C: " + command);
    wire.out().writeLine(command);
    wire.out().flush();
    List<String> reply = reply();
    return reply.get(reply.size() - 1);
  }

  /** Changes to TLS, with whatever certificate. */
  void startTls() throws IOException {
    wire.startTls();
    lines.add("C: (TLS from here on)");
  }

  /** Closes without a farewell. */
  @Override
  public void close() {
    wire.close();
  }
}
