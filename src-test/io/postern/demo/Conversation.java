package io.postern.demo;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client that says exactly what a test tells it to; one character per octet. */
final class Conversation implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  Conversation(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(60_000);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /** Says a line and returns the first line of the answer. */
  String say(String line) throws IOException {
    send(line + "\r\n");
    return hear();
  }

  void send(String octets) throws IOException {
    out.write(octets.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** The next line, without its end. */
  String hear() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("closed after: " + line);
      }
      line.write(octet);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  /** Everything up to and including the line that is a dot alone, octet for octet. */
  String hearContent() throws IOException {
    StringBuilder content = new StringBuilder();
    while (!(content.toString().endsWith("\r\n.\r\n") || content.toString().equals(".\r\n"))) {
      int octet = in.read();
      if (octet < 0) {
        throw new EOFException("closed after: " + content);
      }
      content.append((char) octet);
    }
    return content.toString();
  }

  boolean isClosedByPeer() throws IOException {
    return in.read() < 0;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
