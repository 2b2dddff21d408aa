package io.postern.mail;

import java.io.IOException;
import java.io.InputStream;

/** Content whose storage breaks in the middle. */
public final class UnreadableContent implements Content {

  /** A mail whose header was read before that happened. */
  public static Mail in(Mail readable) {
    return new Mail(readable.id(), readable.envelope(), new UnreadableContent(), readable.header());
  }

  @Override
  public long size() {
    return 100_000;
  }

  @Override
  public ContentFacts facts() {
    return new ContentFacts(false, false, false, false, true);
  }

  @Override
  public void forEachPiece(Pieces pieces) throws IOException {
    pieces.block(new byte[50], 0, 50);
    throw new IOException("disk on fire");
  }

  @Override
  public InputStream open() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("disk on fire");
      }
    };
  }

  @Override
  public Content from(long offset) {
    return this;
  }

  @Override
  public Content until(long end) {
    return this;
  }
}
