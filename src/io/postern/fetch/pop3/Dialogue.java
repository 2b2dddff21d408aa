package io.postern.fetch.pop3;

import io.postern.fetch.pop3.Pop3Exception.Kind;
import io.postern.trace.DialogueTrace;
import io.postern.trace.Masking;
import io.postern.wire.LineTooLongException;
import io.postern.wire.Wire;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Commands and answers on one connection. It remembers which commands wait for their answer, so
 * that every failure can say where it happened, and it notices words that nobody asked for.
 */
final class Dialogue {
  private static final int REPLY_MAX = 8 * 1024;
  private static final int LINE_MAX = 128 * 1024;
  private static final int PROGRESS = 64 * 1024;

  /** Of a long answer, a trace shows so many lines and counts the others. */
  private static final int TRACED_LINES = 1_000;

  private final Wire wire;
  private final Deque<String> waiting = new ArrayDeque<>();
  private final DialogueTrace trace;
  private final Masking secrets = new Masking();
  private String step = "at the greeting";
  private String lastWords = "";
  private int unrewarded;
  private int lines;

  Dialogue(Wire wire, DialogueTrace trace) {
    this.wire = wire;
    this.trace = trace;
    trace.mask(secrets);
  }

  /** A word that must not appear in a message or a trace, should the server repeat it. */
  void conceal(String secret) {
    secrets.add(secret);
  }

  /** Sends a command when {@link #flush} is called. Its name for messages is the command itself. */
  void send(String command) throws Pop3Exception {
    send(command, command);
  }

  /**
   * Sends a command that has secrets in it.
   *
   * @param name what messages call it
   */
  void send(String command, String name) throws Pop3Exception {
    if (waiting.isEmpty() && wire.in().hasBuffered()) {
      throw unasked();
    }
    waiting.add(name);
    try {
      wire.out().writeLine(command);
      trace.sent(shown(command, name));
    } catch (IOException broken) {
      throw translated(broken);
    }
  }

  /** What is not the name of a command is secret, but for the star that gives up a login. */
  private static String shown(String command, String name) {
    if (command.equals(name) || command.equals("*")) {
      return command;
    }
    return command.startsWith(name) ? name + " " + Masking.MASK : Masking.MASK;
  }

  void flush() throws Pop3Exception {
    try {
      wire.out().flush();
    } catch (IOException broken) {
      throw translated(broken);
    }
  }

  /** Sends one command and waits for its answer. */
  Pop3Reply ask(String command) throws Pop3Exception {
    return ask(command, command);
  }

  Pop3Reply ask(String command, String name) throws Pop3Exception {
    send(command, name);
    flush();
    return reply();
  }

  /** The next status line; there is none but {@code +OK} and {@code -ERR}. */
  Pop3Reply reply() throws Pop3Exception {
    return replyOrChallenge()
        .orElseThrow(() -> failure(Kind.PROTOCOL, "a challenge nobody expects"));
  }

  /** The next status line, or nothing when it is a SASL challenge ({@code +} and a space). */
  Optional<Pop3Reply> replyOrChallenge() throws Pop3Exception {
    step = waiting.isEmpty() ? step : "after " + waiting.poll();
    String line = read(REPLY_MAX);
    trace.heard(line);
    lines = 0;
    Optional<Pop3Reply> reply =
        Pop3Reply.parse(line).map(r -> new Pop3Reply(r.ok(), r.code(), concealed(r.text())));
    lastWords = reply.map(Pop3Reply::words).orElseGet(() -> Pop3Reply.printable(concealed(line)));
    if (reply.isEmpty() && !line.equals("+") && !line.startsWith("+ ")) {
      throw failure(Kind.PROTOCOL, "the answer is neither +OK nor -ERR");
    }
    return reply;
  }

  /** The next line of a multi-line answer without stuffing, or nothing when that was the last. */
  Optional<String> line() throws Pop3Exception {
    String line = read(LINE_MAX);
    traceListed(line);
    if (!line.startsWith(".")) {
      return Optional.of(line);
    }
    return line.length() == 1 ? Optional.empty() : Optional.of(line.substring(1));
  }

  private void traceListed(String line) {
    lines++;
    if (lines <= TRACED_LINES) {
      trace.heard(line);
    } else if (line.equals(".")) {
      trace.heard("(" + (lines - 1 - TRACED_LINES) + " lines more)");
      trace.heard(line);
    }
  }

  /** Something happened that a trace ought to show. */
  void happened(String what) {
    trace.sent("(" + what + ")");
  }

  /** So much of a mail was read, if not all of it. */
  void heardContent(long octets) {
    trace.heardContent(octets);
  }

  private String read(int max) throws Pop3Exception {
    try {
      return wire.in().readLine(max);
    } catch (IOException broken) {
      throw translated(broken);
    }
  }

  /** Waits for more octets of a body; the time bound moves on with every 64 KB that come. */
  void fill() throws IOException {
    wire.in().fill();
    unrewarded += wire.in().limit();
    if (unrewarded >= PROGRESS) {
      bound(2);
    }
  }

  /** Says after a body whether what follows it can be an answer; else its end was no end. */
  void checkWhatFollows() throws Pop3Exception {
    if (!wire.in().hasBuffered()) {
      return;
    }
    if (waiting.isEmpty()) {
      throw unasked();
    }
    byte[] buffer = wire.in().buffer();
    int at = wire.in().position();
    String expected = buffer[at] == '+' ? "+OK" : "-ERR";
    for (int i = 0; i < expected.length() && at + i < wire.in().limit(); i++) {
      if (Character.toUpperCase(buffer[at + i]) != expected.charAt(i)) {
        throw failure(Kind.PROTOCOL, "what follows the end of the mail is no answer");
      }
    }
  }

  private Pop3Exception unasked() {
    return failure(Kind.PROTOCOL, "the server said something that nobody asked for");
  }

  /** How many commands wait for their answer. */
  int waiting() {
    return waiting.size();
  }

  /** The command whose answer comes next; empty when there is none. */
  String next() {
    return waiting.isEmpty() ? "" : waiting.peek();
  }

  /** What follows must end within so many read time-outs. */
  void bound(int readTimeouts) {
    unrewarded = 0;
    wire.mustEndWithin(readTimeout().multipliedBy(readTimeouts));
  }

  void unbound() {
    wire.mayStay();
  }

  Duration readTimeout() {
    return wire.peer().readTimeout();
  }

  Wire wire() {
    return wire;
  }

  /** The dialogue failed because of what the server said. */
  Pop3Exception failure(Kind kind, String what) {
    return failure(kind, what, null);
  }

  Pop3Exception failure(Kind kind, String what, Throwable cause) {
    String words = lastWords.isEmpty() ? "" : "; the server's last words: \"" + lastWords + "\"";
    String message = wire.peer() + ": " + what + " (" + step + ")" + words;
    happened(message);
    return new Pop3Exception(kind, message, cause);
  }

  /** The dialogue failed because of the connection. */
  Pop3Exception translated(IOException broken) {
    if (broken instanceof LineTooLongException) {
      return failure(Kind.PROTOCOL, broken.getMessage(), broken);
    }
    if (broken instanceof SocketTimeoutException) {
      return failure(
          Kind.TIMEOUT, "nothing came within " + readTimeout().toMillis() + " ms", broken);
    }
    if (wire.hasExpired()) {
      return failure(Kind.TIMEOUT, "it took too long as a whole", broken);
    }
    return failure(Kind.LOST, "the connection was lost: " + broken.getMessage(), broken);
  }

  private String concealed(String line) {
    return secrets.clean(line);
  }
}
