package io.postern.inspect.mime;

import java.io.IOException;
import java.io.InputStream;

/** Counts what is taken from a stream, which stays open. */
final class Counted extends Octets {
  private final InputStream in;
  private long count;

  Counted(InputStream in) {
    this.in = in;
  }

  long count() {
    return count;
  }

  /** Always 1: decompressors that ask whether there is more are to try. */
  @Override
  public int available() {
    return 1;
  }

  @Override
  int block(byte[] into, int from, int length) throws IOException {
    int n = in.read(into, from, length);
    count += Math.max(0, n);
    return n;
  }
}
