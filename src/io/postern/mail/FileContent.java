package io.postern.mail;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Content in a stretch of a file that somebody else opened and will close. */
final class FileContent implements Content {
  private final FileChannel file;
  private final long start;
  private final long length;
  private ContentFacts facts;

  FileContent(FileChannel file, long start, long length, ContentFacts facts) {
    this.file = file;
    this.start = start;
    this.length = length;
    this.facts = facts;
  }

  @Override
  public long size() {
    return length;
  }

  @Override
  public synchronized ContentFacts facts() throws IOException {
    if (facts == null) {
      facts = FactsOfPieces.scan(this);
    }
    return facts;
  }

  @Override
  public void forEachPiece(Pieces pieces) throws IOException {
    pieces.file(file, start, length);
  }

  @Override
  public InputStream open() {
    return new PositionedStream();
  }

  @Override
  public Content from(long offset) {
    return offset == 0 ? this : new FileContent(file, start + offset, length - offset, null);
  }

  @Override
  public Content until(long end) {
    return new FileContent(file, start, end, null);
  }

  /** Reads by absolute position, so that several readers do not disturb each other. */
  private final class PositionedStream extends InputStream {
    private long position;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] block, int offset, int count) throws IOException {
      if (count == 0) {
        return 0;
      }
      int wanted = (int) Math.min(count, length - position);
      if (wanted == 0) {
        return -1;
      }
      int got = file.read(ByteBuffer.wrap(block, offset, wanted), start + position);
      if (got < 0) {
        throw new EOFException("the file ends " + (length - position) + " octets too early");
      }
      position += got;
      return got;
    }
  }
}
