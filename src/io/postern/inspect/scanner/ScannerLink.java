package io.postern.inspect.scanner;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * A connection to a scanner, for one mail and one thread. Every wait ends: connecting, writing and
 * reading by their own time-outs, all of them together by the total one. TCP and Unix domain
 * sockets alike, which is why it is built on a selector and not on stream sockets.
 */
public final class ScannerLink implements Closeable {
  private final ScannerTimeouts timeouts;
  private final long deadline;
  private final SocketChannel channel;
  private final Selector selector;
  private final SelectionKey key;

  private ScannerLink(ScannerTimeouts timeouts, long deadline, SocketChannel channel)
      throws IOException {
    this.timeouts = timeouts;
    this.deadline = deadline;
    this.channel = channel;
    this.selector = Selector.open();
    channel.configureBlocking(false);
    this.key = channel.register(selector, 0);
  }

  /**
   * Connects, trying each address of a host in turn.
   *
   * @throws IOException saying what failed, with the address
   */
  public static ScannerLink open(ScannerAddress address, ScannerTimeouts timeouts)
      throws IOException {
    return open(address, timeouts, System.nanoTime() + timeouts.total().toNanos());
  }

  /**
   * As {@link #open(ScannerAddress, ScannerTimeouts)}, for a mail that was begun before.
   *
   * @param deadline by {@link System#nanoTime}, instead of the total time-out
   */
  public static ScannerLink open(ScannerAddress address, ScannerTimeouts timeouts, long deadline)
      throws IOException {
    IOException last = null;
    for (SocketAddress candidate : address.resolve()) {
      try {
        return connect(candidate, timeouts, deadline);
      } catch (IOException | RuntimeException refused) {
        last = new IOException(address + ": " + ScannerText.reason(refused), refused);
      }
    }
    throw last;
  }

  private static ScannerLink connect(SocketAddress address, ScannerTimeouts timeouts, long deadline)
      throws IOException {
    SocketChannel channel = SocketChannel.open(ScannerAddress.familyOf(address));
    ScannerLink link = null;
    try {
      link = new ScannerLink(timeouts, deadline, channel);
      if (!channel.connect(address)) {
        link.await(SelectionKey.OP_CONNECT, timeouts.connect(), "no connection");
        channel.finishConnect();
      }
      if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      }
      return link;
    } catch (IOException | RuntimeException failed) {
      if (link != null) {
        link.close();
      }
      channel.close();
      throw failed;
    }
  }

  /**
   * Sends octets.
   *
   * @throws SpokeFirstException when the scanner has closed the connection; it may have said why
   * @throws SocketTimeoutException when it takes nothing for too long
   */
  public void write(ByteBuffer octets) throws IOException {
    while (octets.hasRemaining()) {
      if (writeSome(octets) == 0) {
        await(SelectionKey.OP_WRITE, timeouts.read(), "it took no octet");
      }
    }
  }

  private int writeSome(ByteBuffer octets) throws IOException {
    try {
      return channel.write(octets);
    } catch (IOException gone) {
      throw new SpokeFirstException(gone);
    }
  }

  /**
   * Waits for octets and takes what is there.
   *
   * @return how many, or -1 when the scanner has closed the connection
   * @throws SocketTimeoutException when none came for too long
   */
  public int read(ByteBuffer octets) throws IOException {
    int count = channel.read(octets);
    while (count == 0) {
      await(SelectionKey.OP_READ, timeouts.read(), "no answer");
      count = channel.read(octets);
    }
    return count;
  }

  private void await(int operations, Duration patience, String nothing) throws IOException {
    key.interestOps(operations);
    long now = System.nanoTime();
    long end = Math.min(deadline - now, patience.toNanos()) + now;
    while (now - end < 0) {
      selector.select(Math.max(1, (end - now) / 1_000_000));
      if (selector.selectedKeys().remove(key)) {
        return;
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedIOException("interrupted while waiting for the scanner");
      }
      now = System.nanoTime();
    }
    Duration waited = now - deadline >= 0 ? timeouts.total() : patience;
    throw new SocketTimeoutException(nothing + " within " + waited.toMillis() + " ms");
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }
}
