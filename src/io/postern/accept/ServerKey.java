package io.postern.accept;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A private key and the certificates that say whose it is.
 *
 * @param chain the server's own certificate first, each signed by the next
 */
record ServerKey(PrivateKey key, List<X509Certificate> chain) {
  private static final byte[] PROBE = {'f', 'i', 't'};

  /**
   * Reads PEM files, which may be one and the same.
   *
   * @param certificateFile one or more blocks CERTIFICATE
   * @param keyFile a block PRIVATE KEY (PKCS#8, not encrypted), RSA, EC or EdDSA
   * @throws UnusableCertificateException naming the file and what is wrong with it
   */
  static ServerKey read(Path certificateFile, Path keyFile) {
    List<X509Certificate> chain = chain(certificateFile);
    PrivateKey key = key(keyFile, chain.get(0).getPublicKey());
    if (!fits(key, chain.get(0).getPublicKey())) {
      throw new UnusableCertificateException(
          keyFile + ": does not belong to the first certificate in " + certificateFile);
    }
    return new ServerKey(key, chain);
  }

  private static List<X509Certificate> chain(Path file) {
    List<X509Certificate> chain = new ArrayList<>();
    for (Pem block : Pem.read(file)) {
      if (block.label().equals("CERTIFICATE")) {
        chain.add(certificate(file, block.der()));
      }
    }
    if (chain.isEmpty()) {
      throw new UnusableCertificateException(file + ": there is no block CERTIFICATE in it");
    }
    for (int i = 0; i + 1 < chain.size(); i++) {
      checkSignedBy(file, chain, i);
    }
    return List.copyOf(chain);
  }

  static X509Certificate certificate(Path file, byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException notOne) {
      throw new UnusableCertificateException(
          file + ": what stands in a block CERTIFICATE is none", notOne);
    }
  }

  private static void checkSignedBy(Path file, List<X509Certificate> chain, int i) {
    try {
      if (!chain
          .get(i)
          .getIssuerX500Principal()
          .equals(chain.get(i + 1).getSubjectX500Principal())) {
        throw new CertificateException("issuer and subject differ");
      }
      chain.get(i).verify(chain.get(i + 1).getPublicKey());
    } catch (GeneralSecurityException notSigned) {
      throw new UnusableCertificateException(
          file
              + (": certificate " + (i + 1) + " is not signed by certificate " + (i + 2))
              + "; the server's own stands first, then the one that signed it, and so on",
          notSigned);
    }
  }

  private static PrivateKey key(Path file, PublicKey mate) {
    List<Pem> blocks = Pem.read(file);
    for (Pem block : blocks) {
      if (block.label().equals("PRIVATE KEY")) {
        return key(file, block.der(), mate.getAlgorithm());
      }
    }
    for (Pem block : blocks) {
      if (block.label().endsWith("PRIVATE KEY")) {
        throw new UnusableCertificateException(
            file
                + (": the key is in the form " + block.label())
                + "; convert it with: openssl pkcs8 -topk8 -nocrypt -in FILE -out NEWFILE");
      }
    }
    throw new UnusableCertificateException(file + ": there is no block PRIVATE KEY in it");
  }

  private static PrivateKey key(Path file, byte[] der, String algorithm) {
    try {
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
    } catch (InvalidKeySpecException other) {
      // without the cause, which may show parts of the key
      throw new UnusableCertificateException(
          file + ": holds no " + algorithm + " key, which the certificate needs");
    } catch (GeneralSecurityException unknown) {
      throw new UnusableCertificateException(
          file + ": keys of the kind " + algorithm + " cannot be used", unknown);
    }
  }

  private static boolean fits(PrivateKey key, PublicKey mate) {
    try {
      Signature signature = Signature.getInstance(signatureOf(mate.getAlgorithm()));
      signature.initSign(key);
      signature.update(PROBE);
      byte[] signed = signature.sign();
      signature.initVerify(mate);
      signature.update(PROBE);
      return signature.verify(signed);
    } catch (GeneralSecurityException doNotFit) {
      return false;
    }
  }

  private static String signatureOf(String algorithm) {
    return switch (algorithm) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> algorithm;
    };
  }

  /** A context for the server's side of TLS that shows this certificate. */
  SSLContext context() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      char[] none = new char[0];
      store.setKeyEntry("listener", key, none, chain.toArray(new Certificate[0]));
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, none);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException("TLS is not available on this Java platform", impossible);
    }
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "key of " + chain.get(0).getSubjectX500Principal();
  }
}
