package io.postern.mail;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds line feeds in octets that pass by, eight octets at a time. */
public final class LineFeeds {
  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LFS = '\n' * LOW_BITS;
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private LineFeeds() {}

  /** The first LF from {@code from} on, or {@code limit}. */
  public static int next(byte[] block, int from, int limit) {
    int i = from;
    for (; i + 8 <= limit; i += 8) {
      long word = (long) WORDS.get(block, i) ^ LFS;
      long zero = (word - LOW_BITS) & ~word & HIGH_BITS;
      if (zero != 0) {
        return i + (Long.numberOfTrailingZeros(zero) >>> 3);
      }
    }
    while (i < limit && block[i] != '\n') {
      i++;
    }
    return i;
  }
}
