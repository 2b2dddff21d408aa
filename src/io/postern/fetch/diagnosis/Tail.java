package io.postern.fetch.diagnosis;

import io.postern.mail.OneLine;
import io.postern.spool.SpoolWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/**
 * Counts what comes of a mail and keeps only its end, for a server that has a reason to hang up may
 * say so in the midst of a mail. Nothing is stored.
 */
final class Tail implements SpoolWriter {
  private static final int KEPT = 512;
  private static final int SHOWN = 200;

  private final byte[] last = new byte[KEPT];
  private final BooleanSupplier enough;
  private long size;

  /** The try has lasted long enough; the connection is of no use any more. */
  static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Enough() {
      super(null, null, false, false);
    }
  }

  /**
   * @param enough whether to stop, asked for each block; then {@link Enough} is thrown
   */
  Tail(BooleanSupplier enough) {
    this.enough = enough;
  }

  @Override
  public void write(byte[] block, int from, int to) {
    if (enough.getAsBoolean()) {
      throw new Enough();
    }
    for (int i = Math.max(from, to - KEPT); i < to; i++) {
      last[(int) ((size + i - from) % KEPT)] = block[i];
    }
    size += to - from;
  }

  /** Octets that came. */
  long size() {
    return size;
  }

  /** The last line, if it is a POP3 error; else an empty text. */
  String error() {
    int length = (int) Math.min(KEPT, size);
    byte[] octets = new byte[length];
    for (int i = 0; i < length; i++) {
      octets[i] = last[(int) ((size - length + i) % KEPT)];
    }
    String text = new String(octets, StandardCharsets.ISO_8859_1).stripTrailing();
    String line = text.substring(text.lastIndexOf('\n') + 1);
    return line.startsWith("-ERR") ? OneLine.squeezed(line, SHOWN) : "";
  }
}
