package io.postern.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The SHA-256 digest of a server's certificate, by which an administrator says: this certificate,
 * whoever signed it and whatever name it bears.
 *
 * @param hex 64 hexadecimal digits, lower case
 */
public record Fingerprint(String hex) {
  public Fingerprint {
    hex = hex.replace(":", "").replace(" ", "").toLowerCase(Locale.ROOT);
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "not a SHA-256 fingerprint (64 hexadecimal digits, colons allowed): \"" + hex + "\"");
    }
  }

  /** The fingerprint of a certificate. */
  public static Fingerprint of(X509Certificate certificate) throws CertificateEncodingException {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return new Fingerprint(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
