package io.postern.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Listens for a test's server, on loopback or on a Unix domain socket; a thread per client. When
 * {@link #close} returns nobody can connect any more, and the port can be bound again: a thread
 * that waits for clients keeps a closed port open for as long as it has not left its call.
 */
public final class AcceptLoop implements AutoCloseable {
  private static final int BACKLOG = 128;

  /** Talks to a client, which is closed afterwards; an exception is a client that has gone. */
  @FunctionalInterface
  public interface Talk {
    void with(SocketChannel client) throws IOException;
  }

  private final Talk talk;
  private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool(AcceptLoop::thread);
  private final ServerSocketChannel listener;
  private final SocketAddress address;
  private final Thread accepting = thread(this::accept);

  private AcceptLoop(StandardProtocolFamily family, SocketAddress wanted, Talk talk) {
    this.talk = talk;
    try {
      listener = ServerSocketChannel.open(family).bind(wanted, BACKLOG);
      address = listener.getLocalAddress();
    } catch (IOException taken) {
      throw new UncheckedIOException("cannot listen at " + wanted, taken);
    }
    accepting.start();
  }

  /** Listens at a port of the loopback address; 0 for any that is free. */
  public static AcceptLoop atPort(int port, Talk talk) {
    return new AcceptLoop(
        StandardProtocolFamily.INET,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
        talk);
  }

  /** Listens at a Unix domain socket. */
  public static AcceptLoop at(UnixDomainSocketAddress file, Talk talk) {
    return new AcceptLoop(StandardProtocolFamily.UNIX, file, talk);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "test-server");
    thread.setDaemon(true);
    return thread;
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel client = listener.accept();
        clients.add(client);
        threads.execute(() -> serve(client));
      }
    } catch (ClosedChannelException over) {
      return;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void serve(SocketChannel client) {
    try (client) {
      if (client.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
        client.setOption(StandardSocketOptions.TCP_NODELAY, true);
      }
      talk.with(client);
    } catch (IOException gone) {
      // what counts is what the client said before
      return;
    } finally {
      clients.remove(client);
    }
  }

  /** Where it listens, or did. */
  public SocketAddress address() {
    return address;
  }

  /** The port where it listens, or did. */
  public int port() {
    return ((InetSocketAddress) address).getPort();
  }

  /** How many clients are there. */
  public int clients() {
    return clients.size();
  }

  /** Closes the connections of all clients; others may come. */
  public void dropClients() {
    try {
      for (SocketChannel client : clients) {
        client.close();
      }
    } catch (IOException stubborn) {
      throw new UncheckedIOException(stubborn);
    }
  }

  /** Stops listening, drops all clients and interrupts whoever talks to one. */
  @Override
  public void close() {
    try {
      listener.close();
      accepting.join();
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException("the test's server at " + address + " is not down", failed);
    }
    dropClients();
    threads.shutdownNow();
  }
}
