package io.postern.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * The octets that go to a peer, collected in a block so that commands which are pipelined leave in
 * one packet. Nothing leaves before {@link #flush}, unless the block is full.
 */
public final class WireOutput {
  private static final int CAPACITY = 32 * 1024;

  private final OutputStream out;
  private final WritableByteChannel channel;
  private final byte[] buffer = new byte[CAPACITY];
  private int count;

  /**
   * @param channel the unprotected channel below {@code out}, to which files can be sent without
   *     passing through memory; null under TLS
   */
  WireOutput(OutputStream out, WritableByteChannel channel) {
    this.out = out;
    this.channel = channel;
  }

  /** Adds octets. */
  public void write(byte[] block, int from, int to) throws IOException {
    int length = to - from;
    if (length > CAPACITY - count) {
      flushBuffer();
    }
    if (length > CAPACITY) {
      out.write(block, from, length);
      return;
    }
    System.arraycopy(block, from, buffer, count, length);
    count += length;
  }

  /** Adds one octet. */
  public void write(int octet) throws IOException {
    if (count == CAPACITY) {
      flushBuffer();
    }
    buffer[count++] = (byte) octet;
  }

  /**
   * Adds a line and CR LF.
   *
   * @param line one character per octet, without CR, LF or NUL, which would make two commands of
   *     one
   * @throws IllegalArgumentException when it has one; the line is not repeated, it may be secret
   */
  public void writeLine(String line) throws IOException {
    if (line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0 || line.indexOf(0) >= 0) {
      throw new IllegalArgumentException("a protocol line must not contain CR, LF or NUL");
    }
    byte[] octets = (line + "\r\n").getBytes(StandardCharsets.UTF_8);
    write(octets, 0, octets.length);
  }

  /**
   * Sends a stretch of a file, by the operating system alone where nothing has to see the octets.
   */
  public void transfer(FileChannel file, long position, long length) throws IOException {
    flushBuffer();
    if (channel == null) {
      copy(file, position, length);
      return;
    }
    long sent = 0;
    while (sent < length) {
      long n = file.transferTo(position + sent, length - sent, channel);
      if (n <= 0) {
        throw new EOFException("the file ends " + (length - sent) + " octets too early");
      }
      sent += n;
    }
  }

  private void copy(FileChannel file, long position, long length) throws IOException {
    long done = 0;
    while (done < length) {
      int n =
          file.read(
              ByteBuffer.wrap(buffer, 0, (int) Math.min(CAPACITY, length - done)), position + done);
      if (n <= 0) {
        throw new EOFException("the file ends " + (length - done) + " octets too early");
      }
      out.write(buffer, 0, n);
      done += n;
    }
  }

  /** Sends what was collected. */
  public void flush() throws IOException {
    flushBuffer();
    out.flush();
  }

  private void flushBuffer() throws IOException {
    if (count > 0) {
      out.write(buffer, 0, count);
      count = 0;
    }
  }
}
