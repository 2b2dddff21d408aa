package io.postern.deliver;

import io.postern.mail.Content;
import io.postern.mail.ContentFacts;
import java.io.IOException;
import java.io.InputStream;

/** Content whose storage breaks in the middle. */
final class UnreadableContent implements Content {
  @Override
  public long size() {
    return 100;
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
    return InputStream.nullInputStream();
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
