package io.postern.accept;

import io.postern.wire.Fingerprint;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listener's side of TLS: the certificate of the settings, or the gateway's own. A certificate
 * that was renewed on disk is taken up by the next connection.
 */
final class ListenerTls {
  private static final Logger LOG = LoggerFactory.getLogger(ListenerTls.class);

  private final AcceptSettings settings;
  private final Path folder;
  private final Clock clock;
  private SSLContext context;
  private List<Object> loaded;

  /**
   * @param folder where the gateway's own certificate is kept
   * @throws UnusableCertificateException naming the file and what is wrong with it
   */
  ListenerTls(AcceptSettings settings, Path folder, Clock clock) {
    this.settings = settings;
    this.folder = folder;
    this.clock = clock;
    this.loaded = stamps();
    this.context = load();
  }

  /**
   * The context to be used for the next connection; ask for it each time.
   *
   * @see #restrict what a socket made of it still needs
   */
  synchronized SSLContext context() {
    List<Object> stamps = stamps();
    if (!stamps.equals(loaded)) {
      loaded = stamps;
      try {
        context = load();
        LOG.info("the listener's certificate was read again");
      } catch (UnusableCertificateException unusable) {
        LOG.warn("the listener keeps the certificate it has: {}", unusable.getMessage());
      }
    }
    return context;
  }

  private SSLContext load() {
    ServerKey key =
        settings.certificate().isPresent()
            ? ServerKey.read(
                settings.certificate().get(), settings.key().orElse(settings.certificate().get()))
            : OwnCertificate.in(folder, settings.hostName(), clock);
    X509Certificate certificate = key.chain().get(0);
    if (settings.certificate().isEmpty()) {
      LOG.info(
          "the listener uses its own certificate {}, SHA-256 fingerprint {}",
          folder.resolve(OwnCertificate.FILE),
          fingerprint(certificate));
    }
    Instant now = clock.instant();
    if (certificate.getNotAfter().toInstant().isBefore(now)
        || certificate.getNotBefore().toInstant().isAfter(now)) {
      LOG.warn(
          "the listener's certificate is valid from {} to {} only; clients will refuse it",
          certificate.getNotBefore().toInstant(),
          certificate.getNotAfter().toInstant());
    }
    return key.context();
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      return Fingerprint.of(certificate).hex();
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException("a certificate that was read can be written", impossible);
    }
  }

  /** What tells one version of the configured files from another; empty without such files. */
  private List<Object> stamps() {
    List<Object> stamps = new ArrayList<>();
    settings.certificate().ifPresent(file -> stamps.add(stamp(file)));
    settings.key().ifPresent(file -> stamps.add(stamp(file)));
    return stamps;
  }

  private static Object stamp(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return List.of(attributes.lastModifiedTime(), attributes.size());
    } catch (IOException absent) {
      return "absent";
    }
  }

  /**
   * Puts TLS on the server's side of a connected socket; the handshake comes with the first octet,
   * or with {@link SSLSocket#startHandshake}. Closing the result closes the plain one.
   */
  SSLSocket protect(Socket plain) throws IOException {
    SSLSocket socket =
        (SSLSocket)
            context()
                .getSocketFactory()
                .createSocket(
                    plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
    restrict(socket);
    return socket;
  }

  /** Allows TLS 1.2 and 1.3 only, on the server's side, whose preference of ciphers counts. */
  static void restrict(SSLSocket socket) {
    socket.setUseClientMode(false);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    parameters.setUseCipherSuitesOrder(true);
    socket.setSSLParameters(parameters);
  }
}
