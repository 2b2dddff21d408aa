package io.postern.accept;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;

/** Signs certificates for tests: itself first, then others. */
final class TestAuthority {
  private final String name;
  private final KeyPair pair;
  private final byte[] certificate;

  private TestAuthority(String name, KeyPair pair, byte[] certificate) {
    this.name = name;
    this.pair = pair;
    this.certificate = certificate;
  }

  /**
   * An authority that vouches for itself.
   *
   * @param algorithm of its key, RSA, EC or Ed25519
   */
  static TestAuthority root(String name, String algorithm) throws GeneralSecurityException {
    KeyPair pair = pair(algorithm);
    return new TestAuthority(name, pair, sign(name, pair, name, pair));
  }

  /** A server, or another authority, for which this one vouches. */
  TestAuthority signs(String subject, String algorithm) throws GeneralSecurityException {
    KeyPair other = pair(algorithm);
    return new TestAuthority(subject, other, sign(name, pair, subject, other));
  }

  private static KeyPair pair(String algorithm) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    if (algorithm.equals("RSA")) {
      generator.initialize(2048);
    }
    return generator.generateKeyPair();
  }

  private static byte[] sign(String issuer, KeyPair by, String subject, KeyPair whom)
      throws GeneralSecurityException {
    String kind = by.getPrivate().getAlgorithm();
    boolean rsa = kind.equals("RSA");
    byte[] algorithm =
        switch (kind) {
          case "RSA" -> Der.sequence(Der.oid("1.2.840.113549.1.1.11"), Der.value(0x05));
          case "EC" -> Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
          default -> Der.sequence(Der.oid("1.3.101.112"));
        };
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    byte[] content =
        Der.sequence(
            Der.explicit(0, Der.integer(BigInteger.TWO)),
            Der.integer(BigInteger.valueOf(System.nanoTime())),
            algorithm,
            name(issuer),
            Der.sequence(Der.time(now), Der.time(now.plus(Duration.ofDays(20_000)))),
            name(subject),
            whom.getPublic().getEncoded(),
            Der.explicit(3, mayVouch()));
    String ecOrEd = kind.equals("EC") ? "SHA256withECDSA" : "Ed25519";
    Signature signature = Signature.getInstance(rsa ? "SHA256withRSA" : ecOrEd);
    signature.initSign(by.getPrivate());
    signature.update(content);
    return Der.sequence(content, algorithm, Der.bitString(signature.sign()));
  }

  private static byte[] mayVouch() {
    byte[] authority = Der.octetString(Der.sequence(Der.truth()));
    return Der.sequence(Der.sequence(Der.oid("2.5.29.19"), Der.truth(), authority));
  }

  private static byte[] name(String common) {
    return Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.utf8(common))));
  }

  String certificate() {
    return new Pem("CERTIFICATE", certificate).text();
  }

  String key() {
    return new Pem("PRIVATE KEY", pair.getPrivate().getEncoded()).text();
  }

  /** Writes a file. */
  static Path file(Path folder, String name, String... parts) throws IOException {
    return Files.writeString(
        folder.resolve(name), String.join("", parts), StandardCharsets.US_ASCII);
  }
}
