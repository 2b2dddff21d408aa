package io.postern.wire;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A connection to a mail server. For one thread at a time; {@link #close} may come from any.
 *
 * <p>Reads end by the peer's read time-out. Writes have none in Java, and a peer that sends one
 * octet a second never reaches a read time-out either: {@link #mustEndWithin} bounds what follows
 * as a whole.
 */
public final class Wire implements Closeable {
  private static final long NO_DEADLINE = Long.MAX_VALUE;

  private final Peer peer;
  private final long number;
  private final SocketChannel channel;
  private final Consumer<Wire> onClose;
  private Socket socket;
  private WireInput in;
  private WireOutput out;
  private volatile long deadline = NO_DEADLINE;
  private volatile boolean expired;

  Wire(Peer peer, long number, SocketChannel channel, Consumer<Wire> onClose) throws IOException {
    this.peer = peer;
    this.number = number;
    this.channel = channel;
    this.onClose = onClose;
    this.socket = channel.socket();
    socket.setTcpNoDelay(true);
    socket.setKeepAlive(true);
    socket.setSoTimeout(Math.toIntExact(peer.readTimeout().toMillis()));
    this.in = new WireInput(socket.getInputStream());
    this.out = new WireOutput(socket.getOutputStream(), channel);
  }

  /** Who is at the other end. */
  public Peer peer() {
    return peer;
  }

  /** Which of the connections it is that were opened since the gateway runs, from 1. */
  public long number() {
    return number;
  }

  public WireInput in() {
    return in;
  }

  public WireOutput out() {
    return out;
  }

  /**
   * Changes to TLS.
   *
   * @throws IOException when the peer said something behind its consent and before the handshake,
   *     for that could be an attacker's words (CVE-2011-0411 and its kin), or when the peer is not
   *     who it should be
   */
  public void startTls() throws IOException {
    if (in.hasBuffered()) {
      throw new IOException("the server sent data in the clear behind its answer to STARTTLS");
    }
    Socket secure = Tls.wrap(socket, peer);
    socket = secure;
    in = new WireInput(secure.getInputStream());
    out = new WireOutput(secure.getOutputStream(), null);
  }

  /** Whether everything is protected from now on. */
  public boolean isProtected() {
    return socket instanceof javax.net.ssl.SSLSocket;
  }

  /**
   * Other read time-out from now on.
   *
   * @param timeout zero for none, so that {@link #mustEndWithin} alone ends a wait
   */
  public void readTimeout(Duration timeout) throws IOException {
    socket.setSoTimeout(Math.toIntExact(timeout.toMillis()));
  }

  /**
   * The connection is closed under whoever uses it, unless this is called again within the time.
   */
  public void mustEndWithin(Duration time) {
    deadline = System.nanoTime() + time.toNanos();
  }

  /** Lifts {@link #mustEndWithin}. */
  public void mayStay() {
    deadline = NO_DEADLINE;
  }

  /** Whether the connection was closed because its time had run out. */
  public boolean hasExpired() {
    return expired;
  }

  void closeIfExpired(long now) {
    if (deadline != NO_DEADLINE && now - deadline > 0) {
      expired = true;
      close();
    }
  }

  /** Whether {@link #close} was not called yet; says nothing about the peer. */
  public boolean isOpen() {
    return channel.isOpen();
  }

  /** Closes at once, without a farewell. */
  @Override
  public void close() {
    onClose.accept(this);
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      // closing is all that was wanted
      return;
    }
  }
}
