package io.postern.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Content in memory; for what is known to be small. */
final class BytesContent implements Content {
  private final byte[] octets;
  private final int length;
  private ContentFacts facts;

  BytesContent(byte[] octets, int length, ContentFacts facts) {
    this.octets = octets;
    this.length = length;
    this.facts = facts;
  }

  @Override
  public long size() {
    return length;
  }

  @Override
  public synchronized ContentFacts facts() {
    if (facts == null) {
      LineScanner scanner = new LineScanner();
      scanner.accept(octets, 0, length);
      facts = scanner.facts();
    }
    return facts;
  }

  @Override
  public void forEachPiece(Pieces pieces) throws IOException {
    pieces.block(octets, 0, length);
  }

  @Override
  public InputStream open() {
    return new ByteArrayInputStream(octets, 0, length);
  }

  @Override
  public Content from(long offset) {
    return offset == 0 ? this : Content.of(Arrays.copyOfRange(octets, (int) offset, length));
  }

  @Override
  public Content until(long end) {
    return new BytesContent(octets, Math.toIntExact(end), null);
  }
}
