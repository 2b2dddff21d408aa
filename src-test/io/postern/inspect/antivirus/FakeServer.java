package io.postern.inspect.antivirus;

import io.postern.inspect.scanner.ScannerAddress;
import io.postern.wire.AcceptLoop;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A server on loopback or on a Unix domain socket that does with a connection what it is told. */
final class FakeServer implements AutoCloseable {
  private final Talk talk;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AcceptLoop loop;

  /** What to do with a connection; it is closed afterwards. */
  @FunctionalInterface
  interface Talk {
    void talk(InputStream in, OutputStream out, FakeServer server) throws IOException;
  }

  private FakeServer(Function<AcceptLoop.Talk, AcceptLoop> listen, Talk talk) {
    this.talk = talk;
    loop = listen.apply(this::serve);
  }

  static FakeServer onPort(Talk talk) {
    return new FakeServer(serving -> AcceptLoop.atPort(0, serving), talk);
  }

  static FakeServer onSocket(Path path, Talk talk) {
    return new FakeServer(
        serving -> AcceptLoop.at(UnixDomainSocketAddress.of(path), serving), talk);
  }

  private void serve(SocketChannel connection) throws IOException {
    talk.talk(Channels.newInputStream(connection), Channels.newOutputStream(connection), this);
  }

  int port() {
    return loop.port();
  }

  ScannerAddress.Tcp tcp() {
    return new ScannerAddress.Tcp("127.0.0.1", port());
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

  @Override
  public void close() {
    closing.countDown();
    loop.close();
  }
}
