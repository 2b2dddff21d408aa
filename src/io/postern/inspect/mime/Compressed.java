package io.postern.inspect.mime;

import io.postern.inspect.mime.Archive.Entry;
import io.postern.inspect.mime.Archive.Format;
import io.postern.inspect.mime.Archives.Place;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** Looks into a single compressed file: gzip (RFC 1952), bzip2, xz. */
final class Compressed {
  static final int DECODER_KILOBYTES = 36 * 1024;
  private static final int MAX_HEAD = 4 * 1024;

  private final Archives archives;
  private final Budget budget;

  Compressed(Archives archives, Budget budget) {
    this.archives = archives;
    this.budget = budget;
  }

  void read(Format format, InputStream in, Place place) throws IOException {
    Counted counted = new Counted(in);
    BufferedInputStream raw =
        new BufferedInputStream(counted, 8 * 1024) {
          @Override
          public synchronized int available() {
            return 1;
          }
        };
    String name = format == Format.GZIP ? nameInGzip(raw) : "";
    Entry entry = new Entry(Archives.names(name), place.depth(), 0, false, false, "");
    InputStream plain =
        switch (format) {
          case GZIP -> new GZIPInputStream(raw, 8 * 1024);
          case BZIP2 -> new BZip2CompressorInputStream(raw, true);
          default -> new XZInputStream(raw, DECODER_KILOBYTES);
        };
    archives.entry(place, entry, new Inflated(plain, counted::count, budget));
  }

  /** The name in the header; empty when there is none, or none near. */
  private static String nameInGzip(BufferedInputStream raw) throws IOException {
    raw.mark(MAX_HEAD);
    byte[] head = raw.readNBytes(MAX_HEAD);
    raw.reset();
    int flags = Little.u8(head, 3);
    int at = 10 + ((flags & 4) != 0 ? 2 + Little.u16(head, 10) : 0);
    if ((flags & 8) == 0 || at >= head.length) {
      return "";
    }
    int end = at;
    while (end < head.length && head[end] != 0) {
      end++;
    }
    return Decoding.text(Arrays.copyOfRange(head, at, end));
  }
}
