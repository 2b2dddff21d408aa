package io.postern.demo;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;

/** Its connections send each answer at once, instead of waiting for the one before to be seen. */
final class PromptServerSocket extends ServerSocket {
  PromptServerSocket() throws IOException {}

  @Override
  public Socket accept() throws IOException {
    Socket socket = super.accept();
    socket.setTcpNoDelay(true);
    return socket;
  }
}
