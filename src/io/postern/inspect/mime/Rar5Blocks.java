package io.postern.inspect.mime;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the blocks of a RAR file from version 5 on, whose numbers have seven bits in an octet (RAR
 * 5.0 archive format).
 */
final class Rar5Blocks {
  private static final int MAX_HEAD = 2 * 1024 * 1024;
  private final Spooled file;
  private final RarReader.Entries entries;
  private final Runnable masked;
  private byte[] block;
  private int at;

  Rar5Blocks(Spooled file, RarReader.Entries entries, Runnable masked) {
    this.file = file;
    this.entries = entries;
    this.masked = masked;
  }

  void read(long from) throws IOException {
    long position = from;
    while (position < file.length()) {
      open(file.read(position + 4, 10));
      long size = number();
      long start = position + 4 + at;
      if (size <= 0 || size > MAX_HEAD || start + size > file.length()) {
        throw new EOFException("the RAR file is cut off");
      }
      open(file.read(start, (int) size));
      long type = number();
      long flags = number();
      long extra = (flags & 1) != 0 ? number() : 0;
      long data = (flags & 2) != 0 ? number() : 0;
      if (type == 5) {
        return;
      }
      if (type == 4) {
        masked.run();
        return;
      }
      if (type == 2) {
        file(extra);
      }
      if (data < 0) {
        throw new IOException("a block of the RAR file has a wrong size");
      }
      position = start + size + data;
    }
    if (position > file.length()) {
      throw new EOFException("the RAR file is cut off");
    }
  }

  private void file(long extra) throws IOException {
    long flags = number();
    long size = number();
    number();
    at += ((flags & 2) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 4 : 0);
    number();
    number();
    int length = (int) Math.min(number(), Integer.MAX_VALUE);
    if (length < 0 || length > block.length - at) {
      throw new IOException("a name in the RAR file is cut off");
    }
    String name = new String(block, at, length, StandardCharsets.UTF_8);
    entries.entry((flags & 1) != 0, isEncrypted(extra), size, name);
  }

  /** Whether a record in the extra area, at the end of the block, is about encryption. */
  private boolean isEncrypted(long extra) throws IOException {
    at = (int) Math.max(at, block.length - Math.max(0, extra));
    while (at < block.length) {
      int size = (int) Math.max(0, Math.min(number(), block.length));
      int next = at + size;
      if (size > 0 && number() == 1) {
        return true;
      }
      at = next;
    }
    return false;
  }

  private void open(byte[] octets) {
    block = octets;
    at = 0;
  }

  private long number() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      if (at >= block.length) {
        throw new EOFException("the RAR file is cut off");
      }
      int octet = block[at++];
      value |= (long) (octet & 0x7f) << Math.min(shift, 63);
      if (octet >= 0) {
        return value;
      }
    }
    throw new IOException("a number in the RAR file is too long");
  }
}
