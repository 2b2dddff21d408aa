package io.postern.inspect.mime;

import java.io.IOException;
import java.io.InputStream;

/** The next so many octets of a stream, which stays open; tells how many there were. */
final class Bounded extends Octets {
  private final InputStream in;
  private long left;
  private long count;

  Bounded(InputStream in, long length) {
    this.in = in;
    this.left = length;
  }

  long count() {
    return count;
  }

  /** How many octets are still to come, if the stream has them. */
  long left() {
    return left;
  }

  @Override
  int block(byte[] into, int from, int length) throws IOException {
    if (left <= 0) {
      return -1;
    }
    int n = in.read(into, from, (int) Math.min(left, length));
    if (n > 0) {
      left -= n;
      count += n;
    }
    return n;
  }
}
