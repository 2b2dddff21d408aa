package io.postern.accept;

/** The listener's certificate or key cannot be used; the message names the file and says why. */
public final class UnusableCertificateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableCertificateException(String message) {
    super(message);
  }

  /**
   * @param cause must not repeat anything of a key
   */
  UnusableCertificateException(String message, Throwable cause) {
    super(message, cause);
  }
}
