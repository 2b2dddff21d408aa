package io.postern.inspect.antivirus;

import io.postern.inspect.scanner.ScannerAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server on loopback or on a Unix domain socket that does with a connection what it is told. */
final class FakeServer implements AutoCloseable {
  private final ServerSocketChannel listener;
  private final Talk talk;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Queue<SocketChannel> connections = new ConcurrentLinkedQueue<>();

  /** What to do with a connection; it is closed afterwards. */
  @FunctionalInterface
  interface Talk {
    void talk(InputStream in, OutputStream out, FakeServer server) throws IOException;
  }

  private FakeServer(ServerSocketChannel listener, Talk talk) {
    this.listener = listener;
    this.talk = talk;
    daemon(this::accept);
  }

  static FakeServer onPort(Talk talk) throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    return new FakeServer(listener, talk);
  }

  static FakeServer onSocket(Path path, Talk talk) throws IOException {
    SocketAddress address = UnixDomainSocketAddress.of(path);
    return new FakeServer(
        ServerSocketChannel.open(ScannerAddress.familyOf(address)).bind(address), talk);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "fake-scanner");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return ((InetSocketAddress) address()).getPort();
  }

  ScannerAddress.Tcp tcp() {
    return new ScannerAddress.Tcp("127.0.0.1", port());
  }

  private SocketAddress address() {
    try {
      return listener.getLocalAddress();
    } catch (IOException closed) {
      throw new IllegalStateException(closed);
    }
  }

  /** Waits until the test is over, or for a time. */
  void idle(long millis) {
    try {
      boolean over = closing.await(millis, TimeUnit.MILLISECONDS);
      if (over) {
        return;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void accept() {
    while (listener.isOpen()) {
      try {
        SocketChannel connection = listener.accept();
        connections.add(connection);
        daemon(() -> serve(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(SocketChannel connection) {
    try (connection) {
      talk.talk(Channels.newInputStream(connection), Channels.newOutputStream(connection), this);
    } catch (IOException gone) {
      // the client hung up; tests look at what the client makes of it
      return;
    }
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
    listener.close();
    for (SocketChannel connection : connections) {
      connection.close();
    }
  }
}
