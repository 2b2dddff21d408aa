package io.postern.inspect.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A stream that is read in blocks. */
abstract class Octets extends InputStream {
  private final byte[] one = new byte[1];

  @Override
  public final int read() throws IOException {
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public final int read(byte[] into, int from, int count) throws IOException {
    Objects.checkFromIndexSize(from, count, into.length);
    return count == 0 ? 0 : block(into, from, count);
  }

  /** At least one octet, or -1 at the end. */
  abstract int block(byte[] into, int from, int count) throws IOException;
}
