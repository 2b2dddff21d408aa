package io.postern.demo;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Lines in, lines and dot-stuffed content out (RFC 1939 section 3), for one session. */
final class Pop3Wire {
  /** RFC 2449 section 4 allows 255 octets; a SASL answer may need more. */
  private static final int MAX_LINE = 2_048;

  private final InputStream in;
  private final OutputStream out;

  Pop3Wire(Socket socket) throws IOException {
    in = new BufferedInputStream(socket.getInputStream());
    out = new BufferedOutputStream(socket.getOutputStream(), 32 * 1024);
  }

  /**
   * The client's next line without its end; what was answered so far leaves before anybody waits.
   *
   * @return null when the client has gone
   * @throws IOException also when the line is too long to be a command
   */
  String readLine() throws IOException {
    StringBuilder line = new StringBuilder();
    while (true) {
      if (in.available() == 0) {
        out.flush();
      }
      int octet = in.read();
      if (octet < 0) {
        return null;
      }
      if (octet == '\n') {
        return line.toString().stripTrailing();
      }
      if (line.length() == MAX_LINE) {
        throw new IOException("a command line of more than " + MAX_LINE + " octets");
      }
      line.append((char) octet);
    }
  }

  void line(String text) throws IOException {
    out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Sends the first octets of a content and the end marker. A dot is stuffed only where a line
   * begins behind CR LF, so that everything else arrives exactly as it is.
   */
  void content(byte[] octets, int length) throws IOException {
    int sent = 0;
    for (int i = 0; i < length; i++) {
      if (octets[i] == '.' && (i == 0 || endsWithCrlf(octets, i))) {
        out.write(octets, sent, i - sent);
        out.write('.');
        sent = i;
      }
    }
    out.write(octets, sent, length - sent);
    if (length > 0 && !endsWithCrlf(octets, length)) {
      line("");
    }
    line(".");
  }

  private static boolean endsWithCrlf(byte[] octets, int end) {
    return end >= 2 && octets[end - 2] == '\r' && octets[end - 1] == '\n';
  }

  void flush() throws IOException {
    out.flush();
  }
}
