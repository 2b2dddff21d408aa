package io.postern.inspect.scanner;

import java.io.IOException;

/** The scanner went away before it had the whole mail; it may have said why. */
public final class SpokeFirstException extends IOException {
  private static final long serialVersionUID = 1;

  SpokeFirstException(IOException cause) {
    super("the scanner did not take the whole mail: " + ScannerText.reason(cause), cause);
  }
}
