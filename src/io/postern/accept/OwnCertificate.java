package io.postern.accept;

import io.postern.disk.DurableFiles;
import io.postern.disk.PrivateFiles;
import io.postern.wire.Network;
import java.io.IOException;
import java.math.BigInteger;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The certificate that the gateway makes for itself when the settings name none: a key on the curve
 * P-256 that vouches for itself (RFC 5280), for encryption and for pinning by its fingerprint. It
 * is made once and kept with its key in one private file, so that the fingerprint stays.
 */
final class OwnCertificate {
  /** The name of the file; {@code openssl x509 -in} shows the certificate in it. */
  static final String FILE = "listener.pem";

  private static final Duration LIFE = Duration.ofDays(3_652);

  /** For clients whose clock is behind ours. */
  private static final Duration BEFORE = Duration.ofDays(1);

  private static final int MAX_COMMON_NAME = 64;
  private static final int SERIAL_BITS = 120;
  private static final int TAG_DNS = 2;
  private static final int TAG_IP = 7;

  private final String hostName;
  private final Instant now;

  private OwnCertificate(String hostName, Instant now) {
    this.hostName = hostName;
    this.now = now;
  }

  /**
   * The certificate of a folder; made when there is none, or none that is still valid.
   *
   * @param hostName whom it names
   * @throws UnusableCertificateException when the file is there and cannot be used, or cannot be
   *     written
   */
  static ServerKey in(Path folder, String hostName, Clock clock) {
    Path file = folder.resolve(FILE);
    Instant now = clock.instant();
    if (Files.exists(file)) {
      ServerKey kept = ServerKey.read(file, file);
      if (kept.chain().get(0).getNotAfter().toInstant().isAfter(now)) {
        return kept;
      }
    }
    try {
      String pem = new OwnCertificate(hostName, now).make();
      PrivateFiles.createFolder(file.toAbsolutePath().getParent());
      DurableFiles.replace(file, pem.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException unwritable) {
      throw new UnusableCertificateException(
          file + ": the gateway's own certificate cannot be written", unwritable);
    }
    return ServerKey.read(file, file);
  }

  private String make() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      byte[] content = content(pair.getPublic().getEncoded());
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(content);
      byte[] certificate = Der.sequence(content, algorithm(), Der.bitString(signature.sign()));
      return new Pem("CERTIFICATE", certificate).text()
          + new Pem("PRIVATE KEY", pair.getPrivate().getEncoded()).text();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has EC keys", impossible);
    }
  }

  /** TBSCertificate (RFC 5280 section 4.1). */
  private byte[] content(byte[] publicKeyInfo) {
    BigInteger version3 = BigInteger.TWO;
    BigInteger serial = new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS);
    byte[] validity = Der.sequence(Der.time(now.minus(BEFORE)), Der.time(now.plus(LIFE)));
    return Der.sequence(
        Der.explicit(0, Der.integer(version3)),
        Der.integer(serial),
        algorithm(),
        name(),
        validity,
        name(),
        publicKeyInfo,
        Der.explicit(3, extensions()));
  }

  /** ecdsa-with-SHA256 (RFC 5758 section 3.2). */
  private static byte[] algorithm() {
    return Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
  }

  private byte[] name() {
    String common = hostName.length() > MAX_COMMON_NAME ? "Postern" : hostName;
    return Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.utf8(common))));
  }

  /** No authority for others, signs handshakes, is a server, and its names. */
  private byte[] extensions() {
    byte[] digitalSignature = Der.bitString(new byte[] {(byte) 0x80}, 7);
    byte[] serverAuth = Der.sequence(Der.oid("1.3.6.1.5.5.7.3.1"));
    return Der.sequence(
        extension("2.5.29.19", true, Der.sequence()),
        extension("2.5.29.15", true, digitalSignature),
        extension("2.5.29.37", false, serverAuth),
        extension("2.5.29.17", false, Der.sequence(alternativeName())));
  }

  private static byte[] extension(String oid, boolean critical, byte[] value) {
    List<byte[]> parts =
        critical
            ? List.of(Der.oid(oid), Der.truth(), Der.octetString(value))
            : List.of(Der.oid(oid), Der.octetString(value));
    return Der.sequence(parts.toArray(byte[][]::new));
  }

  private byte[] alternativeName() {
    return Network.parse(hostName)
        .map(address -> Der.implicit(TAG_IP, address.base().getAddress()))
        .orElseGet(() -> Der.implicit(TAG_DNS, ascii().getBytes(StandardCharsets.US_ASCII)));
  }

  private String ascii() {
    return IDN.toASCII(hostName, IDN.ALLOW_UNASSIGNED);
  }
}
