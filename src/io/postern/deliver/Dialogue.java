package io.postern.deliver;

import io.postern.wire.Wire;
import io.postern.wire.WireOutput;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Commands and replies over one connection; each wait ends by a deadline. */
final class Dialogue {
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  private final Wire wire;
  private final Duration patience;

  /**
   * The peer's read time-out bounds each reply as a whole and each block of content that is sent.
   */
  Dialogue(Wire wire) {
    this.wire = wire;
    this.patience = wire.peer().readTimeout();
  }

  /** Adds a command to those that leave with the next {@link #flush}. */
  void write(String command) throws IOException {
    wire.out().writeLine(command);
  }

  /** Sends what was written. */
  void flush() throws IOException {
    progress();
    wire.out().flush();
  }

  /** The next reply. */
  Reply reply() throws IOException {
    progress();
    return Reply.read(wire.in());
  }

  /** Sends one command and waits for its reply. */
  Reply ask(String command) throws IOException {
    write(command);
    flush();
    return reply();
  }

  /** The reply to the content, for which a server may take longer. */
  Reply finalReply(Duration timeout) throws IOException {
    wire.readTimeout(timeout);
    wire.mustEndWithin(timeout);
    Reply reply = Reply.read(wire.in());
    wire.readTimeout(patience);
    return reply;
  }

  /**
   * What the server said before it broke off, if it said something; to be asked once, at the end.
   */
  Reply lastWords() throws IOException {
    wire.readTimeout(FAREWELL);
    wire.mustEndWithin(FAREWELL);
    return Reply.read(wire.in());
  }

  /** Starts the time anew in which the next step must be done. */
  void progress() {
    wire.mustEndWithin(patience);
  }

  /** The connection may now be idle for as long as it likes. */
  void rest() {
    wire.mayStay();
  }

  /** Changes to TLS; see {@link Wire#startTls}. */
  void startTls() throws IOException {
    progress();
    wire.startTls();
  }

  boolean isProtected() {
    return wire.isProtected();
  }

  /** Where content goes. */
  WireOutput out() {
    return wire.out();
  }

  /** Whether the server said something that nobody asked for. */
  boolean hasUnasked() {
    return wire.in().hasBuffered();
  }

  /** Whether our end was not closed, by whomever. */
  boolean isOpen() {
    return wire.isOpen();
  }

  /** Why the connection is of no use any more, in words for a person. */
  String explain(IOException failure) {
    if (wire.hasExpired() || failure instanceof SocketTimeoutException) {
      return wire.peer() + ": gave no answer in time";
    }
    String message = OneLine.of(failure.getMessage());
    return wire.peer() + ": " + (message.isEmpty() ? failure.getClass().getSimpleName() : message);
  }

  /** Says QUIT and waits a second at the most for the answer, then closes. */
  void quit() throws IOException {
    try (wire) {
      wire.readTimeout(FAREWELL);
      wire.mustEndWithin(FAREWELL);
      wire.out().writeLine("QUIT");
      wire.out().flush();
      Reply.read(wire.in());
    }
  }

  /** Closes without a farewell. */
  void close() {
    wire.close();
  }
}
