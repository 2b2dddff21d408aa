package io.postern.inspect.mime;

import io.postern.inspect.mime.Archive.Entry;
import io.postern.inspect.mime.Archives.Place;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/** Lists the names in a RAR file, up to version 4 and from version 5; never unpacks. */
final class RarReader {
  private static final int MARK_4 = 7;
  private static final int MARK_5 = 8;

  private final Spooled file;
  private final Archives archives;
  private final Place place;

  RarReader(Spooled file, Archives archives, Place place) {
    this.file = file;
    this.archives = archives;
    this.place = place;
  }

  void read() throws IOException {
    byte[] mark = file.read(0, MARK_5);
    if (mark.length < MARK_5 || mark[0] != 'R' || mark[1] != 'a' || mark[2] != 'r') {
      throw new IOException("not a RAR file");
    }
    if (mark[6] == 1) {
      new Rar5Blocks(file, this::entry, this::masked).read(MARK_5);
    } else {
      blocks();
    }
  }

  private void masked() {
    place.listing().encrypted();
    archives.gap(place, Gap.Kind.ENCRYPTED, "has a RAR file with encrypted names");
  }

  private void entry(boolean folder, boolean encrypted, long size, String... names)
      throws IOException {
    archives.sealed(
        place,
        new Entry(Archives.names(names), place.depth(), Math.max(0, size), folder, encrypted, ""));
  }

  /** The blocks of version 4: head, then as much data as the head says. */
  private void blocks() throws IOException {
    long at = MARK_4;
    while (at < file.length()) {
      byte[] head = file.read(at, 7);
      int size = Little.u16(head, 5);
      if (size < 7) {
        throw new IOException("a block of the RAR file has no size");
      }
      byte[] block = file.read(at, size);
      if (block.length < size) {
        throw new EOFException("the RAR file is cut off");
      }
      int type = Little.u8(block, 2);
      int flags = Little.u16(block, 3);
      if (type == 0x7b) {
        return;
      }
      if (type == 0x73 && (flags & 0x80) != 0) {
        masked();
        return;
      }
      if (type == 0x74) {
        file(block, flags);
      }
      at += size + data(block, type, flags);
    }
    if (at > file.length()) {
      throw new EOFException("the RAR file is cut off");
    }
  }

  private static long data(byte[] block, int type, int flags) {
    boolean has = (flags & 0x8000) != 0 || type == 0x74;
    boolean large = type == 0x74 && (flags & 0x100) != 0;
    return (has ? Little.u32(block, 7) : 0) + (large ? Little.u32(block, 32) << 31 << 1 : 0);
  }

  private void file(byte[] block, int flags) throws IOException {
    int at = (flags & 0x100) != 0 ? 40 : 32;
    int length = Little.u16(block, 26);
    if (at + length > block.length) {
      throw new IOException("a name in the RAR file is cut off");
    }
    byte[] octets = Arrays.copyOfRange(block, at, at + length);
    int nul = 0;
    while (nul < length && octets[nul] != 0) {
      nul++;
    }
    String plain = Decoding.text(Arrays.copyOf(octets, nul));
    boolean packed = (flags & 0x200) != 0 && nul < length;
    String unicode = packed ? unicode(octets, nul) : plain;
    boolean folder = (flags & 0xe0) == 0xe0;
    entry(folder, (flags & 4) != 0, Little.u32(block, 11), unicode, plain);
  }

  /** A name whose UTF-16 is packed as differences from its octets in another character set. */
  private static String unicode(byte[] octets, int nul) {
    StringBuilder name = new StringBuilder();
    int at = nul + 1;
    int high = Little.u8(octets, at++) << 8;
    int flags = 0;
    int bits = 0;
    while (at < octets.length && name.length() < octets.length) {
      if (bits == 0) {
        flags = Little.u8(octets, at++);
        bits = 8;
      }
      bits -= 2;
      switch ((flags >> bits) & 3) {
        case 0 -> name.append((char) Little.u8(octets, at++));
        case 1 -> name.append((char) (high | Little.u8(octets, at++)));
        case 2 -> {
          name.append((char) Little.u16(octets, at));
          at += 2;
        }
        default -> {
          int run = Little.u8(octets, at++);
          boolean shifted = (run & 0x80) != 0;
          int shift = shifted ? Little.u8(octets, at++) : 0;
          for (int n = (run & 0x7f) + 2; n > 0 && name.length() < nul; n--) {
            int c = Little.u8(octets, name.length());
            name.append((char) (shifted ? high | ((c + shift) & 0xff) : c));
          }
        }
      }
    }
    return name.toString();
  }

  /** Takes what a RAR file has. */
  interface Entries {
    void entry(boolean folder, boolean encrypted, long size, String... names) throws IOException;
  }
}
