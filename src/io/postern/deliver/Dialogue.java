package io.postern.deliver;

import io.postern.trace.DialogueTrace;
import io.postern.trace.Masking;
import io.postern.wire.Wire;
import io.postern.wire.WireOutput;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** Commands and replies over one connection; each wait ends by a deadline. */
final class Dialogue {
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  /**
   * From this on a wait is ended by the wire's deadline alone, which is looked at once a second: a
   * socket with a read time-out costs six system calls more for each read.
   */
  private static final Duration LONG = Duration.ofSeconds(1);

  private final Wire wire;
  private final DialogueTrace trace;
  private final Duration patience;

  /**
   * The peer's read time-out bounds each reply as a whole and each block of content that is sent.
   */
  Dialogue(Wire wire, DialogueTrace trace) {
    this.wire = wire;
    this.trace = trace;
    this.patience = wire.peer().readTimeout();
  }

  /** To be called once, before anything is said. */
  void begin() throws IOException {
    waitFor(patience);
  }

  private void waitFor(Duration time) throws IOException {
    wire.readTimeout(time.compareTo(LONG) < 0 ? time : Duration.ZERO);
    wire.mustEndWithin(time);
  }

  /** Adds a command to those that leave with the next {@link #flush}. */
  void write(String command) throws IOException {
    wire.out().writeLine(command);
    trace.sent(command);
  }

  /** Sends what was written. */
  void flush() throws IOException {
    progress();
    wire.out().flush();
  }

  /** The next reply. */
  Reply reply() throws IOException {
    progress();
    return read();
  }

  private Reply read() throws IOException {
    return Reply.read(wire.in(), trace.ear());
  }

  /** Sends one command and waits for its reply. */
  Reply ask(String command) throws IOException {
    write(command);
    flush();
    return reply();
  }

  /** As {@link #ask}, for a line whose second part nobody else may see. */
  Reply askSecretly(String shown, String secret) throws IOException {
    wire.out().writeLine(shown + secret);
    trace.sent(shown + Masking.MASK);
    flush();
    return reply();
  }

  /** From now on a trace does not show these secrets, should the server repeat them. */
  void mask(Masking secrets) {
    trace.mask(secrets);
  }

  /** To be told when all octets of a content are sent; a trace shows that instead of them. */
  void sentContent(long octets) {
    trace.sentContent(octets);
  }

  /** The reply to the content, for which a server may take longer. */
  Reply finalReply(Duration timeout) throws IOException {
    waitFor(timeout);
    Reply reply = read();
    waitFor(patience);
    return reply;
  }

  /**
   * What the server said before it broke off, if it said something; to be asked once, at the end.
   */
  Reply lastWords() throws IOException {
    wire.readTimeout(FAREWELL);
    wire.mustEndWithin(FAREWELL);
    return read();
  }

  /** Starts the time anew in which the next step must be done. */
  void progress() {
    wire.mustEndWithin(patience);
  }

  /** The connection may now be idle for as long as it likes. */
  void rest() {
    wire.mayStay();
  }

  /**
   * Changes to TLS; see {@link Wire#startTls}.
   *
   * @throws StepFailedException whatever fails
   */
  void startTls() throws StepFailedException {
    progress();
    try {
      wire.startTls();
      trace.sent("(TLS from here on)");
    } catch (IOException failed) {
      trace.sent("(TLS failed)");
      throw new StepFailedException(StepFailedException.Step.TLS, failed);
    }
  }

  /** The connection's number. */
  long number() {
    return wire.number();
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
    return wire.peer() + ": " + reason(failure);
  }

  private String reason(IOException failure) {
    if (failure instanceof StepFailedException step) {
      return step.words() + " failed: " + reason(step.reason());
    }
    if (isTimeout(failure)) {
      return "gave no answer in time";
    }
    String message = ServerText.of(failure.getMessage());
    return message.isEmpty() ? failure.getClass().getSimpleName() : message;
  }

  /** Whether the server was too slow, and did not break off. */
  boolean isTimeout(IOException failure) {
    return wire.hasExpired() || failure instanceof SocketTimeoutException;
  }

  /** Says QUIT and waits a second at the most for the answer, then closes. */
  void quit() throws IOException {
    try (wire) {
      wire.readTimeout(FAREWELL);
      wire.mustEndWithin(FAREWELL);
      write("QUIT");
      wire.out().flush();
      read();
    }
  }

  /** Closes without a farewell. */
  void close() {
    wire.close();
  }
}
