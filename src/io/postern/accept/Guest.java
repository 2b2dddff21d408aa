package io.postern.accept;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketImpl;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** A client's socket that gives its place back when it is closed, whoever closes it. */
final class Guest extends Socket {
  private final Consumer<InetAddress> leave;
  private final AtomicReference<InetAddress> place = new AtomicReference<>();

  /**
   * @param leave called once with the client's address, if the guest was {@link #admitted}
   */
  Guest(Consumer<InetAddress> leave) throws SocketException {
    super((SocketImpl) null);
    this.leave = leave;
  }

  /** The guest has a place from now on. */
  void admitted() {
    place.set(getInetAddress());
  }

  @Override
  public synchronized void close() throws IOException {
    try {
      super.close();
    } finally {
      InetAddress address = place.getAndSet(null);
      if (address != null) {
        leave.accept(address);
      }
    }
  }
}
