package io.postern.accept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A client that says exactly what a test tells it to. */
final class Talk implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final Socket plain;
  private Socket socket;
  private InputStream in;

  Talk(int port) throws IOException {
    plain = new Socket(InetAddress.getLoopbackAddress(), port);
    plain.setTcpNoDelay(true);
    plain.setSoTimeout(PATIENCE_MILLIS);
    socket = plain;
    in = plain.getInputStream();
  }

  /** Sends characters as octets, one each. */
  Talk raw(String text) throws IOException {
    return raw(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  Talk raw(byte[] octets) throws IOException {
    socket.getOutputStream().write(octets);
    socket.getOutputStream().flush();
    return this;
  }

  /** Sends a line and expects the reply to begin so. */
  Talk say(String line, String reply) throws IOException {
    raw(line + "\r\n");
    return expect(reply);
  }

  /** The next reply, all its lines. */
  String reply() throws IOException {
    StringBuilder all = new StringBuilder();
    while (true) {
      String line = line();
      all.append(all.length() == 0 ? "" : "\n").append(line);
      if (line.length() < 4 || line.charAt(3) != '-') {
        return all.toString();
      }
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int octet = in.read();
    while (octet >= 0 && octet != '\n') {
      line.write(octet);
      octet = in.read();
    }
    String text = line.toString(StandardCharsets.ISO_8859_1);
    return octet < 0 ? text + "<closed>" : text.substring(0, text.length() - 1);
  }

  /** The last line of the next reply begins so. */
  Talk expect(String beginning) throws IOException {
    String all = reply();
    assertThat(all.substring(all.lastIndexOf('\n') + 1)).startsWith(beginning);
    return this;
  }

  /** The server has closed the connection, and said nothing more. */
  void expectEnd() {
    try {
      assertThat(in.read()).isEqualTo(-1);
    } catch (IOException reset) {
      assertThat(reset).isNotInstanceOf(java.net.SocketTimeoutException.class);
    }
  }

  /** All that comes until the server closes. */
  String rest() {
    StringBuilder rest = new StringBuilder();
    try {
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        rest.append((char) octet);
      }
    } catch (IOException reset) {
      assertThat(reset).isNotInstanceOf(java.net.SocketTimeoutException.class);
    }
    return rest.toString();
  }

  Talk envelope() throws IOException {
    return say("MAIL FROM:<a@company.example>", "250 2.1.0")
        .say("RCPT TO:<b@x.example>", "250 2.1.5");
  }

  Talk data() throws IOException {
    return envelope().say("DATA", "354 ");
  }

  /** Changes to TLS, trusting whoever answers. */
  Talk tls() throws IOException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustAnybody()}, null);
      SSLSocket secure =
          (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", 0, true);
      secure.startHandshake();
      socket = secure;
      in = secure.getInputStream();
      return this;
    } catch (GeneralSecurityException impossible) {
      throw new IOException(impossible);
    }
  }

  /** Sends FIN, and can still read. */
  Talk finish() throws IOException {
    plain.shutdownOutput();
    return this;
  }

  /** Sends RST. */
  void reset() throws IOException {
    plain.setSoLinger(true, 0);
    plain.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static final class TrustAnybody implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
