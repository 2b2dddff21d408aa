package io.postern.inspect.mime;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a zip file says of an entry, in its directory or before the entry (APPNOTE 4.3.7, 4.3.12).
 *
 * @param offset where the header before the entry is, as told
 * @param headerLength how long this header is, with name, extra fields and comment
 * @param name octets; a long one lacks its middle
 * @param extra octets; of many, the first
 */
record ZipItem(
    long offset,
    int headerLength,
    int flags,
    int method,
    long compressed,
    long size,
    byte[] name,
    byte[] extra) {
  private static final int LOCAL = 30;
  private static final int CENTRAL = 46;
  private static final int MAX_NAME = 1_024;
  private static final int MAX_EXTRA = 4 * 1_024;
  private static final int UTF8 = 1 << 11;
  private static final long IN_EXTRA = 0xffffffffL;
  private static final Charset DOS = Charset.forName("IBM437");

  /** The header before an entry; null when there is none. */
  static ZipItem local(Spooled file, long offset) throws java.io.IOException {
    byte[] h = file.read(offset, LOCAL);
    if (h.length < LOCAL || Little.u32(h, 0) != 0x04034b50L) {
      return null;
    }
    int name = Little.u16(h, 26);
    int extra = Little.u16(h, 28);
    byte[] rest = file.read(offset + LOCAL, name + extra);
    return new ZipItem(
            offset,
            LOCAL + name + extra,
            Little.u16(h, 6),
            Little.u16(h, 8),
            Little.u32(h, 18),
            Little.u32(h, 22),
            name(rest, name),
            extra(rest, name))
        .large();
  }

  /** The entry of the directory at a position; null when there is none. */
  static ZipItem central(Spooled file, long position) throws java.io.IOException {
    byte[] h = file.read(position, CENTRAL);
    if (h.length < CENTRAL || Little.u32(h, 0) != 0x02014b50L) {
      return null;
    }
    int name = Little.u16(h, 28);
    int extra = Little.u16(h, 30);
    byte[] rest = file.read(position + CENTRAL, name + extra);
    return new ZipItem(
            Little.u32(h, 42),
            CENTRAL + name + extra + Little.u16(h, 32),
            Little.u16(h, 8),
            Little.u16(h, 10),
            Little.u32(h, 20),
            Little.u32(h, 24),
            name(rest, name),
            extra(rest, name))
        .large();
  }

  /** The beginning and the end of a name. */
  private static byte[] name(byte[] rest, int told) {
    int length = Math.min(told, rest.length);
    byte[] name = Arrays.copyOf(rest, Math.min(length, MAX_NAME));
    if (length > MAX_NAME) {
      System.arraycopy(rest, length - MAX_NAME / 2, name, MAX_NAME / 2, MAX_NAME / 2);
    }
    return name;
  }

  private static byte[] extra(byte[] rest, int name) {
    int from = Math.min(name, rest.length);
    return Arrays.copyOfRange(rest, from, Math.min(rest.length, from + MAX_EXTRA));
  }

  /** With the numbers that stand in the Zip64 extra field, because they are too large. */
  private ZipItem large() {
    int at = extra(0x0001);
    if (at < 0) {
      return this;
    }
    long[] values = {size, compressed, offset};
    for (int i = 0; i < values.length; i++) {
      if (values[i] == IN_EXTRA) {
        values[i] = Math.max(0, Little.u64(extra, at));
        at += 8;
      }
    }
    return new ZipItem(values[2], headerLength, flags, method, values[1], values[0], name, extra);
  }

  /** Where the data of an extra field is, or -1. */
  private int extra(int id) {
    for (int at = 0; at + 4 <= extra.length; at += 4 + Little.u16(extra, at + 2)) {
      if (Little.u16(extra, at) == id) {
        return at + 4;
      }
    }
    return -1;
  }

  boolean isEncrypted() {
    return (flags & 1) != 0;
  }

  /** Whether its sizes stand behind the entry, not before it. */
  boolean isSizedBehind() {
    return (flags & (1 << 3)) != 0;
  }

  /** Whether the names in the directory are encrypted. */
  boolean isMasked() {
    return (flags & (1 << 13)) != 0;
  }

  String written() {
    return (flags & UTF8) != 0 ? new String(name, StandardCharsets.UTF_8) : dos();
  }

  private String dos() {
    return Decoding.utf8(name).orElseGet(() -> new String(name, DOS));
  }

  /** The name in UTF-8 that an extra field has (APPNOTE 4.6.9); the written one if none has. */
  String unicode() {
    int at = extra(0x7075);
    int length = at < 0 ? 0 : Little.u16(extra, at - 2) - 5;
    if (length <= 0 || at + 5 + length > extra.length) {
      return written();
    }
    return new String(extra, at + 5, length, StandardCharsets.UTF_8);
  }

  boolean isFolder() {
    return name.length > 0 && (name[name.length - 1] == '/' || name[name.length - 1] == '\\');
  }
}
