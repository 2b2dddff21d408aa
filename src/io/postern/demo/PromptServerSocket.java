package io.postern.demo;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Its connections send each answer at once, instead of waiting for the one before to be seen; and
 * when it has been closed nobody connects any more, though a thread that waits for clients would
 * keep the port open until it has left its call.
 */
final class PromptServerSocket extends ServerSocket {
  private final Lock listening = new ReentrantLock();

  PromptServerSocket() throws IOException {}

  @Override
  public Socket accept() throws IOException {
    listening.lock();
    try {
      Socket socket = super.accept();
      socket.setTcpNoDelay(true);
      if (isClosed()) {
        socket.close();
        throw new SocketException("the server is closed");
      }
      return socket;
    } finally {
      listening.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    super.close();
    listening.lock();
    listening.unlock();
  }
}
