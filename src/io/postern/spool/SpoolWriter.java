package io.postern.spool;

import java.io.IOException;

/** Takes the octets of a mail as they come from the server, without stuffing and end marker. */
@FunctionalInterface
public interface SpoolWriter {
  /**
   * The next octets are {@code block[from]} up to, not including, {@code block[to]}; the block is
   * the caller's and changes after the call.
   *
   * @throws IOException when they cannot be kept, a full disk for example
   */
  void write(byte[] block, int from, int to) throws IOException;

  /**
   * That was all; called once, after the end marker of the mail was seen.
   *
   * @throws IOException when what was collected cannot be kept
   */
  default void end() throws IOException {}
}
