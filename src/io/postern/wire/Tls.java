package io.postern.wire;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** Puts TLS 1.2 or 1.3 on a connected socket and checks who answers. */
final class Tls {
  private Tls() {}

  /**
   * @param plain a connected socket with nothing unread
   * @return the protected socket, handshake done; closing it closes the plain one
   * @throws javax.net.ssl.SSLException when the certificate is not trusted, bears another name, or
   *     is not the pinned one; the message says which; with {@link Security#OPPORTUNISTIC} any will
   *     do
   */
  static SSLSocket wrap(Socket plain, Peer peer) throws IOException {
    SSLSocket socket =
        (SSLSocket) factory(peer).createSocket(plain, peer.host(), peer.port(), true);
    socket.setUseClientMode(true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    if (peer.security() != Security.OPPORTUNISTIC && peer.pin().isEmpty()) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static SSLSocketFactory factory(Peer peer) throws IOException {
    try {
      if (peer.security() == Security.OPPORTUNISTIC) {
        return trusting(new AnyTrust());
      }
      return peer.pin().isEmpty()
          ? SSLContext.getDefault().getSocketFactory()
          : trusting(new PinnedTrust(peer.pin().get()));
    } catch (GeneralSecurityException broken) {
      throw new IOException("TLS is not available on this Java platform", broken);
    }
  }

  private static SSLSocketFactory trusting(TrustManager trust) throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {trust}, null);
    return context.getSocketFactory();
  }
}
