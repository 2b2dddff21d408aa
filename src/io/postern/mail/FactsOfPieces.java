package io.postern.mail;

import java.io.IOException;
import java.io.InputStream;

/** Scans any content for its facts through its stream. */
final class FactsOfPieces {
  private static final int BLOCK = 64 * 1024;

  private FactsOfPieces() {}

  static ContentFacts scan(Content content) throws IOException {
    LineScanner scanner = new LineScanner();
    byte[] block = new byte[BLOCK];
    try (InputStream in = content.open()) {
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        scanner.accept(block, 0, n);
      }
    }
    return scanner.facts();
  }
}
