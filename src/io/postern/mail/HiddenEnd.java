package io.postern.mail;

import java.io.IOException;
import java.io.InputStream;

/**
 * Looks for ends of data that only some servers see and that {@link
 * ContentFacts#endOfDataLookAlike} does not tell: a dot alone in a line but for NULs before it,
 * which a server that drops NULs takes for the end; and a dot behind a bare line end as the very
 * last octet, which becomes a line by the line end that we must add.
 */
public final class HiddenEnd {
  private static final int BLOCK = 16 * 1024;

  private enum At {
    TEXT,
    LINE_START,
    NULS,
    DOT
  }

  private At at = At.LINE_START;
  private boolean bareStart;
  private int last = '\n';
  private boolean found;

  private HiddenEnd() {}

  /**
   * Whether the content holds one; reads all of it. There is none in a content of which no line
   * begins with a dot, as {@link ContentFacts#dotLines} tells.
   */
  public static boolean isIn(Content content) throws IOException {
    HiddenEnd search = new HiddenEnd();
    byte[] block = new byte[BLOCK];
    try (InputStream in = content.open()) {
      for (int n = in.read(block); n >= 0 && !search.found; n = in.read(block)) {
        for (int i = 0; i < n; i++) {
          search.accept(block[i]);
        }
      }
    }
    return search.found || search.at == At.DOT;
  }

  private void accept(byte octet) {
    if (octet == '\r' || octet == '\n') {
      found |= at == At.DOT;
      at = At.LINE_START;
      bareStart = octet == '\r' || last != '\r';
    } else if (octet == 0) {
      at = at == At.LINE_START ? At.NULS : at;
    } else if (octet == '.') {
      boolean cannotBeStuffed = at == At.NULS || (at == At.LINE_START && bareStart);
      at = cannotBeStuffed ? At.DOT : At.TEXT;
    } else {
      at = At.TEXT;
    }
    last = octet;
  }
}
