package io.postern.system;

import io.postern.wire.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A certificate for localhost that its own key signed, made by openssl.
 *
 * @param certificate PEM file
 * @param key PEM file without a passphrase
 */
record TestCertificate(Path certificate, Path key) {

  /** Makes {@code cert.pem} and {@code key.pem} in a folder, for these names, too. */
  static TestCertificate in(Path folder, List<String> names) throws IOException {
    String hosts = names.stream().map(name -> ",DNS:" + name).collect(Collectors.joining());
    Path certificate = folder.resolve("cert.pem");
    Path key = folder.resolve("key.pem");
    List<String> command = new ArrayList<>(List.of("openssl", "req", "-x509", "-nodes"));
    command.addAll(List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"));
    command.addAll(List.of("-days", "30", "-subj", "/CN=localhost"));
    command.addAll(List.of("-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1" + hosts));
    command.addAll(List.of("-keyout", key.toString(), "-out", certificate.toString()));
    Process openssl = new ProcessBuilder(command).redirectErrorStream(true).start();
    byte[] words = openssl.getInputStream().readAllBytes();
    if (!Files.isReadable(certificate)) {
      throw new IOException(
          "openssl made no certificate: " + new String(words, StandardCharsets.UTF_8));
    }
    return new TestCertificate(certificate, key);
  }

  /** By which a client can pin it. */
  Fingerprint fingerprint() {
    try (InputStream in = Files.newInputStream(certificate)) {
      Certificate parsed = CertificateFactory.getInstance("X.509").generateCertificate(in);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(parsed.getEncoded());
      return new Fingerprint(HexFormat.of().formatHex(digest));
    } catch (IOException | GeneralSecurityException unreadable) {
      throw new IllegalStateException("cannot read " + certificate, unreadable);
    }
  }
}
