package io.postern.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Opens connections and watches over their deadlines, once a second. */
public final class Wires implements AutoCloseable {
  private final Set<Wire> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong opened = new AtomicLong();
  private final ScheduledExecutorService watchdog =
      Executors.newSingleThreadScheduledExecutor(Wires::watchdogThread);

  public Wires() {
    var unused = watchdog.scheduleWithFixedDelay(this::closeExpired, 1, 1, TimeUnit.SECONDS);
  }

  private static Thread watchdogThread(Runnable work) {
    Thread thread = new Thread(work, "wire-watchdog");
    thread.setDaemon(true);
    return thread;
  }

  private void closeExpired() {
    long now = System.nanoTime();
    open.forEach(wire -> wire.closeIfExpired(now));
  }

  /**
   * Connects, trying each address of the host in turn; with {@link Security#TLS} the handshake is
   * done on return.
   *
   * @throws IOException saying what failed: name, connection or certificate
   */
  public Wire connect(Peer peer) throws IOException {
    SocketChannel channel = connectedChannel(peer);
    try {
      Wire wire = new Wire(peer, opened.incrementAndGet(), channel, open::remove);
      open.add(wire);
      wire.mustEndWithin(peer.connectTimeout().plus(peer.readTimeout()));
      if (peer.security() == Security.TLS) {
        wire.startTls();
      }
      wire.mayStay();
      return wire;
    } catch (IOException | RuntimeException failed) {
      channel.close();
      open.removeIf(wire -> !wire.isOpen());
      throw failed;
    }
  }

  private static SocketChannel connectedChannel(Peer peer) throws IOException {
    IOException last = null;
    for (InetAddress address : InetAddress.getAllByName(peer.host())) {
      SocketChannel channel = SocketChannel.open();
      try {
        channel
            .socket()
            .connect(
                new InetSocketAddress(address, peer.port()),
                Math.toIntExact(peer.connectTimeout().toMillis()));
        return channel;
      } catch (IOException | RuntimeException refused) {
        channel.close();
        last =
            new IOException(
                peer + " (" + address.getHostAddress() + "): " + refused.getMessage(), refused);
      }
    }
    throw last;
  }

  /** How many connections are open. */
  public int openCount() {
    return open.size();
  }

  /** Closes all connections. */
  @Override
  public void close() {
    watchdog.shutdownNow();
    open.forEach(Wire::close);
  }
}
