package io.postern.wire;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/** Trusts exactly one server certificate. */
final class PinnedTrust implements X509TrustManager {
  private final Fingerprint pin;

  PinnedTrust(Fingerprint pin) {
    this.pin = pin;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    Fingerprint seen = Fingerprint.of(chain[0]);
    if (!seen.equals(pin)) {
      throw new CertificateException(
          "the server's certificate has the fingerprint " + seen.hex() + ", expected " + pin.hex());
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("only servers are checked here");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
