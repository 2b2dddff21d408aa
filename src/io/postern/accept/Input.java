package io.postern.accept;

import java.io.EOFException;
import java.io.IOException;

/**
 * What a client sent, read in blocks. Shows its buffer, so that content is scanned and passed on
 * without a copy: take from {@code buffer()[position()..limit())}, say with {@link #consume} how
 * much, ask for {@link #more}.
 */
final class Input {
  private static final int CAPACITY = 64 * 1024;

  /** Where the octets come from; each read is one of the socket. */
  interface Source {
    int read(byte[] block, int offset, int length) throws IOException;
  }

  private final byte[] buffer = new byte[CAPACITY];
  private Source source;
  private int position;
  private int limit;

  Input(Source source) {
    this.source = source;
  }

  byte[] buffer() {
    return buffer;
  }

  /** Index of the first octet not yet consumed. */
  int position() {
    return position;
  }

  /** Index behind the last octet read. */
  int limit() {
    return limit;
  }

  /** Takes octets out of the buffer. */
  void consume(int count) {
    position += count;
  }

  /** Whether octets were read that nobody consumed. */
  boolean hasBuffered() {
    return position < limit;
  }

  /** Forgets what was read and reads from elsewhere from now on. */
  void restart(Source other) {
    source = other;
    position = 0;
    limit = 0;
  }

  /**
   * Waits for octets and puts them behind those not yet consumed.
   *
   * @throws EOFException when the client sends no more
   */
  void more() throws IOException {
    if (position == limit) {
      position = 0;
      limit = 0;
    } else if (limit == CAPACITY) {
      System.arraycopy(buffer, position, buffer, 0, limit - position);
      limit -= position;
      position = 0;
    }
    int n = source.read(buffer, limit, CAPACITY - limit);
    if (n < 0) {
      throw new EOFException("the client sends no more");
    }
    limit += n;
  }
}
