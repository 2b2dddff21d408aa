package io.postern.accept;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocket;

/**
 * A client's connection, with or without TLS, whose every wait ends: the time for each is set in
 * advance and the {@link Watchdog} ends what takes longer, so that a client that sends an octet a
 * second, or never reads, is got rid of as well as a silent one.
 *
 * <p>For one thread, but for {@link #check}, {@link #leave} and {@link #close}.
 */
final class Connection implements Watchdog.Watched, Closeable {
  private static final long NEVER = Long.MAX_VALUE;

  /** From the end of the time to the end of the connection: for the farewell. */
  private static final long GRACE_NANOS = Duration.ofSeconds(1).toNanos();

  private final Socket raw;
  private final long idleNanos;
  private final long dataNanos;
  private final long sessionNanos;
  private final Input in;
  private final Replies replies;
  private Socket socket;
  private long sessionEnd;
  private long pausedAt;
  private volatile long deadline = NEVER;
  private volatile boolean expired;
  private volatile boolean leaving;
  private boolean idle;

  Connection(Socket raw, AcceptSettings settings) throws IOException {
    this.raw = raw;
    this.socket = raw;
    this.idleNanos = settings.idleTimeout().toNanos();
    this.dataNanos = settings.dataTimeout().toNanos();
    this.sessionNanos = settings.sessionTimeout().toNanos();
    this.replies = new Replies(raw.getOutputStream());
    this.in = new Input(source(raw));
    wasUseful();
    allow(idleNanos);
  }

  /** Replies leave when nothing is left to read, so once per pipelined batch. */
  private Input.Source source(Socket from) throws IOException {
    InputStream stream = from.getInputStream();
    return (block, offset, length) -> {
      replies.flush();
      return stream.read(block, offset, length);
    };
  }

  Input in() {
    return in;
  }

  Replies replies() {
    return replies;
  }

  InetAddress address() {
    return raw.getInetAddress();
  }

  boolean isSecured() {
    return socket != raw;
  }

  /** Whether the client sent something that nobody has read yet. */
  boolean isTalking() throws IOException {
    return in.hasBuffered() || raw.getInputStream().available() > 0;
  }

  /** The time for the next command begins. */
  void awaitCommand() {
    allow(idleNanos);
  }

  /**
   * Waits for the next block of content.
   *
   * @throws EOFException when the client sends no more
   */
  void awaitContent() throws IOException {
    allow(dataNanos);
    in.more();
  }

  private void allow(long nanos) {
    long now = System.nanoTime();
    deadline = now + Math.min(nanos, Math.max(0, sessionEnd - now));
  }

  /** Something is done for the client that may take its time, which does not count. */
  void pause() {
    pausedAt = System.nanoTime();
    deadline = NEVER;
  }

  /** It is done. */
  void resume() {
    sessionEnd += System.nanoTime() - pausedAt;
    allow(idleNanos);
  }

  /** The client handed over a mail: the time for the next begins. */
  void wasUseful() {
    sessionEnd = System.nanoTime() + sessionNanos;
    allow(idleNanos);
  }

  /**
   * Changes to TLS. Nothing that was said before is heard or answered any more (CVE-2011-0411).
   *
   * @throws IOException when that fails; the connection is of no use then
   */
  void startTls(ListenerTls tls) throws IOException {
    allow(idleNanos);
    SSLSocket secure = tls.protect(raw);
    secure.startHandshake();
    socket = secure;
    replies.restart(secure.getOutputStream());
    in.restart(source(secure));
  }

  @Override
  public void check(long now) {
    long until = deadline;
    if (until == NEVER || now - until <= 0) {
      return;
    }
    if (expired) {
      drop();
    } else {
      expired = true;
      deadline = now + GRACE_NANOS;
      endInput();
    }
  }

  /** Whether the client took too long. */
  boolean isExpired() {
    return expired;
  }

  /** The client is to go, at once if it is not about to do something. */
  synchronized void leave() {
    leaving = true;
    if (idle) {
      endInput();
    }
  }

  /** Whether {@link #leave} was called. */
  boolean isLeaving() {
    return leaving;
  }

  /**
   * Says whether the client is expected to begin something.
   *
   * @throws EOFException when it shall not any more
   */
  synchronized void idle(boolean now) throws EOFException {
    idle = now;
    if (now && leaving) {
      throw new EOFException("the listener stops");
    }
  }

  /** Whoever reads finds the end of the stream, and can still say farewell. */
  private void endInput() {
    try {
      raw.shutdownInput();
    } catch (IOException closedAlready) {
      drop();
    }
  }

  /** Closes at once, without the end that TLS has. */
  void drop() {
    try {
      raw.close();
    } catch (IOException gone) {
      // closing is all that was wanted
      return;
    }
  }

  @Override
  public void close() {
    deadline = System.nanoTime() + GRACE_NANOS;
    try {
      socket.close();
    } catch (IOException gone) {
      drop();
    }
  }
}
