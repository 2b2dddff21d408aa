package io.postern.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

/** A mail program or a scanner that hands mail to the gateway, one connection. */
final class SubmittingClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket socket = new Socket();
  private final BufferedReader in;
  private final OutputStream out;
  private final String greeting;

  /** Connects, and says hello when it was greeted. */
  SubmittingClient(int port) throws IOException {
    this(port, "127.0.0.1");
    if (!greeting.startsWith("220")) {
      close();
      throw new IOException("greeted with " + greeting);
    }
    say("EHLO client.company.example");
  }

  /**
   * Only connects.
   *
   * @param from an address of the loopback interface, which is the source
   */
  SubmittingClient(int port, String from) throws IOException {
    try {
      socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE_MILLIS);
      in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      out = new BufferedOutputStream(socket.getOutputStream(), 64 * 1024);
      greeting = hear();
    } catch (IOException failed) {
      socket.close();
      throw failed;
    }
  }

  /** The first reply of the server. */
  String greeting() {
    return greeting;
  }

  /** Says a command and hears the last line of the reply. */
  String say(String command) throws IOException {
    send((command + "\r\n").getBytes(ISO_8859_1));
    return hear();
  }

  /** Says octets as they are. */
  void send(byte[] octets) throws IOException {
    out.write(octets);
    out.flush();
  }

  /** The last line of the next reply. */
  String hear() throws IOException {
    while (true) {
      String line = in.readLine();
      if (line == null) {
        throw new EOFException("the server has gone");
      }
      if (line.length() < 4 || line.charAt(3) != '-') {
        return line;
      }
    }
  }

  /**
   * Hands over a mail.
   *
   * @param from what follows MAIL FROM, for example {@code <a@b.example> RET=HDRS}
   * @param to what follows RCPT TO, one for each recipient
   * @return the reply to the content, or the first one that is not a consent
   */
  String submit(String from, List<String> to, byte[] content) throws IOException {
    String reply = say("MAIL FROM:" + from);
    for (String recipient : to) {
      reply = reply.startsWith("2") ? say("RCPT TO:" + recipient) : reply;
    }
    reply = reply.startsWith("2") ? say("DATA") : reply;
    if (!reply.startsWith("354")) {
      return reply;
    }
    send(stuffed(content));
    return hear();
  }

  /** RFC 5321 section 4.5.2, with the end of the content; it ends with a line end. */
  private static byte[] stuffed(byte[] content) {
    ByteArrayOutputStream stuffed = new ByteArrayOutputStream(content.length + 100);
    for (int i = 0; i < content.length; i++) {
      if (content[i] == '.' && (i == 0 || content[i - 1] == '\n')) {
        stuffed.write('.');
      }
      stuffed.write(content[i]);
    }
    stuffed.writeBytes(".\r\n".getBytes(ISO_8859_1));
    return stuffed.toByteArray();
  }

  /** Hands over one mail on a connection of its own. */
  static String submitOnce(int port, String from, List<String> to, byte[] content)
      throws IOException {
    try (SubmittingClient client = new SubmittingClient(port)) {
      return client.submit(from, to, content);
    }
  }

  /** Leaves without a word. */
  @Override
  public void close() throws IOException {
    socket.close();
  }
}
