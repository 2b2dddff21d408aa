package io.postern.accept;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A TLS connection to a listener over loopback, by a client that trusts one certificate only. */
final class Handshake {
  private final ListenerTls listener;

  Handshake(ListenerTls listener) {
    this.listener = listener;
  }

  /**
   * Connects, sends an octet and gets it back.
   *
   * @param trusted what the client trusts
   * @param host whom the certificate must name; empty to leave that alone
   * @return the client's view of the session
   */
  SSLSession with(X509Certificate trusted, String host, String... protocols) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("only", trusted);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> echo = CompletableFuture.runAsync(() -> echo(server));
      SSLSession session = connect(context, server, host, protocols);
      echo.get(60, TimeUnit.SECONDS);
      return session;
    }
  }

  private static SSLSession connect(
      SSLContext context, ServerSocket server, String host, String... protocols)
      throws IOException {
    Socket plain = new Socket(server.getInetAddress(), server.getLocalPort());
    plain.setSoTimeout(60_000);
    try (SSLSocket client =
        (SSLSocket) context.getSocketFactory().createSocket(plain, host, 25, true)) {
      SSLParameters parameters = client.getSSLParameters();
      if (!host.isEmpty()) {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
      }
      parameters.setProtocols(protocols);
      client.setSSLParameters(parameters);
      client.startHandshake();
      client.getOutputStream().write('!');
      if (client.getInputStream().read() != '!') {
        throw new IOException("the octet did not come back");
      }
      return client.getSession();
    }
  }

  private void echo(ServerSocket server) {
    try (SSLSocket socket = listener.protect(server.accept())) {
      socket.getOutputStream().write(socket.getInputStream().read());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
