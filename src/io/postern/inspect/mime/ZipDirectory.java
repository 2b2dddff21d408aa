package io.postern.inspect.mime;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The directory at the end of a zip file (APPNOTE 4.3.12, 4.3.16), which is what programs show.
 *
 * @param start where it begins
 * @param items offsets are those in this file
 * @param complete whether it has as many entries as it says
 */
record ZipDirectory(long start, List<ZipItem> items, boolean complete) {
  private static final int END = 22;
  private static final int MAX_COMMENT = 0xffff;

  /** Finds the directory: the last that ends where its end says. */
  static Optional<ZipDirectory> find(Spooled file, int maxItems) throws IOException {
    int tail = (int) Math.min(file.length(), END + MAX_COMMENT);
    long base = file.length() - tail;
    byte[] octets = file.read(base, tail);
    for (int i = octets.length - END; i >= 0; i--) {
      if (Little.u32(octets, i) == 0x06054b50L) {
        long size = Little.u32(octets, i + 12);
        long start = base + i - size;
        if (start >= 0 && (size == 0 || ZipItem.central(file, start) != null)) {
          long moved = start - Little.u32(octets, i + 16);
          return Optional.of(
              read(file, start, base + i, moved, Little.u16(octets, i + 10), maxItems));
        }
      }
    }
    return Optional.empty();
  }

  private static ZipDirectory read(
      Spooled file, long start, long end, long moved, int told, int maxItems) throws IOException {
    List<ZipItem> items = new ArrayList<>();
    long at = start;
    while (at < end && items.size() <= maxItems) {
      ZipItem item = ZipItem.central(file, at);
      if (item == null) {
        break;
      }
      at += item.headerLength();
      items.add(at(item, item.offset() + moved));
    }
    boolean complete = items.size() > maxItems || (at == end && (items.size() & 0xffff) == told);
    return new ZipDirectory(start, items, complete);
  }

  private static ZipItem at(ZipItem item, long offset) {
    return new ZipItem(
        offset,
        item.headerLength(),
        item.flags(),
        item.method(),
        item.compressed(),
        item.size(),
        item.name(),
        item.extra());
  }
}
