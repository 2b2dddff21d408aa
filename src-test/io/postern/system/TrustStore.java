package io.postern.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;

/** Has a virtual machine trust a test's certificate as it trusts those of the platform. */
final class TrustStore {
  private TrustStore() {}

  /**
   * Writes it; it has no password.
   *
   * @param certificate PEM file
   * @return a file for {@code -Djavax.net.ssl.trustStore}
   */
  static Path of(Path certificate, Path folder) throws IOException {
    Path file = folder.resolve("trusted.jks");
    try (InputStream in = Files.newInputStream(certificate);
        OutputStream out = Files.newOutputStream(file)) {
      KeyStore store = KeyStore.getInstance("JKS");
      store.load(null, null);
      store.setCertificateEntry(
          "provider", CertificateFactory.getInstance("X.509").generateCertificate(in));
      store.store(out, new char[0]);
    } catch (GeneralSecurityException unusable) {
      throw new IOException("cannot trust " + certificate, unusable);
    }
    return file;
  }
}
