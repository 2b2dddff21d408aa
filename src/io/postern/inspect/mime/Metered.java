package io.postern.inspect.mime;

import java.io.IOException;
import java.io.InputStream;

/** Counts the decoded octets of a part and charges them. */
final class Metered extends Octets {
  private final InputStream in;
  private final Budget budget;
  private long count;

  Metered(InputStream in, Budget budget) {
    this.in = in;
    this.budget = budget;
  }

  long count() {
    return count;
  }

  @Override
  int block(byte[] into, int from, int length) throws IOException {
    int n = in.read(into, from, length);
    if (n > 0) {
      count += n;
      budget.decoded(n);
    }
    return n;
  }
}
