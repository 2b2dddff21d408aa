package io.postern.inspect.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** What comes out of a decompressor: counted, charged, and compared with what went in. */
final class Inflated extends Octets {
  private final InputStream in;
  private final LongSupplier consumed;
  private final Budget budget;
  private long count;

  Inflated(InputStream in, LongSupplier consumed, Budget budget) {
    this.in = in;
    this.consumed = consumed;
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
      budget.inflated(n, consumed.getAsLong(), count);
    }
    return n;
  }
}
