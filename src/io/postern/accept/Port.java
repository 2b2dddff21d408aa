package io.postern.accept;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The socket that clients connect to. Those beyond the limits hear 421 at once and never cost a
 * thread. {@link #shut} stops listening before SubEthaSMTP is told to stop, since it would drop the
 * clients that are just sending.
 */
final class Port extends ServerSocket {
  private static final byte[] TOO_MANY =
      "421 4.7.0 too many connections, try again later\r\n".getBytes(StandardCharsets.US_ASCII);

  private final SourceLimits limits;
  private final boolean tlsAtOnce;
  private final AcceptMeter meter;
  private final AtomicLong turnedAway = new AtomicLong();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Lock listening = new ReentrantLock();
  private volatile boolean shut;

  /**
   * @param tlsAtOnce whether clients expect TLS from the first octet and would not understand 421
   */
  Port(SourceLimits limits, boolean tlsAtOnce, AcceptMeter meter) throws IOException {
    this.limits = limits;
    this.tlsAtOnce = tlsAtOnce;
    this.meter = meter;
  }

  /**
   * The next client that is admitted.
   *
   * @throws IOException when the port is closed, or nobody can be accepted now; never anything
   *     else, for SubEthaSMTP would stop listening for good
   */
  @Override
  public Socket accept() throws IOException {
    try {
      Guest guest = next();
      while (!admit(guest)) {
        turnAway(guest);
        guest = next();
      }
      return guest;
    } catch (RuntimeException | Error unexpected) {
      throw new IOException("a client could not be accepted: " + unexpected, unexpected);
    }
  }

  private Guest next() throws IOException {
    Guest guest = new Guest(limits::leave);
    try {
      await(guest);
      guest.setTcpNoDelay(true);
      return guest;
    } catch (IOException failed) {
      guest.close();
      awaitEnd();
      throw failed;
    }
  }

  private void await(Guest guest) throws IOException {
    listening.lock();
    try {
      implAccept(guest);
    } finally {
      listening.unlock();
    }
    if (shut) {
      throw new SocketException("the port is shut");
    }
  }

  private boolean admit(Guest guest) {
    if (!limits.enter(guest.getInetAddress())) {
      return false;
    }
    guest.admitted();
    meter.connected();
    return true;
  }

  /** What is written fits into the empty buffer of the socket, so that nobody waits. */
  private void turnAway(Guest guest) {
    turnedAway.incrementAndGet();
    meter.turnedAway();
    try (guest) {
      if (!tlsAtOnce) {
        guest.getOutputStream().write(TOO_MANY);
      }
    } catch (IOException gone) {
      // it was to go anyway
      return;
    }
  }

  /** How many clients were turned away since this was last asked. */
  long turnedAwayMeanwhile() {
    return turnedAway.getAndSet(0);
  }

  /**
   * Closes the port; clients that are there stay. From the return on nobody connects any more: a
   * thread that waits for clients keeps a closed port open until it has left its call.
   */
  void shut() throws IOException {
    shut = true;
    super.close();
    listening.lock();
    listening.unlock();
  }

  /** Lets SubEthaSMTP's thread wait where it would report an error every second. */
  private void awaitEnd() {
    try {
      if (shut) {
        over.await();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    over.countDown();
    super.close();
  }
}
