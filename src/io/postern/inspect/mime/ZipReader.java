package io.postern.inspect.mime;

import io.postern.inspect.mime.Archive.Entry;
import io.postern.inspect.mime.Archives.Place;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;

/**
 * Lists a zip file by its directory, compares that with what stands before each entry, and looks
 * between the entries for others: programs that read a zip file from its beginning find those.
 */
final class ZipReader {
  private static final int SCAN = 64 * 1024;

  private final Spooled file;
  private final Archives archives;
  private final Budget budget;
  private final Place place;
  private boolean exhausted;

  ZipReader(Spooled file, Archives archives, Budget budget, Place place) {
    this.file = file;
    this.archives = archives;
    this.budget = budget;
    this.place = place;
  }

  void read() throws IOException {
    Optional<ZipDirectory> found = ZipDirectory.find(file, budget.limits().archiveEntries());
    if (found.isEmpty()) {
      archives.gap(place, Gap.Kind.DAMAGED, "has a zip file without its directory");
      scan(0, file.length());
      return;
    }
    ZipDirectory directory = found.get();
    if (!directory.complete()) {
      archives.gap(place, Gap.Kind.DAMAGED, "has a zip file whose directory is cut off");
    }
    for (ZipItem item : directory.items()) {
      entry(item, ZipItem.local(file, item.offset()));
    }
    between(directory);
  }

  /** Looks for entries that the directory does not have. */
  private void between(ZipDirectory directory) throws IOException {
    List<ZipItem> items =
        directory.items().stream().sorted(Comparator.comparingLong(ZipItem::offset)).toList();
    long at = 0;
    for (ZipItem item : items) {
      hidden(at, item.offset());
      ZipItem local = ZipItem.local(file, item.offset());
      int header = local == null ? 0 : local.headerLength();
      at = Math.max(at, item.offset() + header + item.compressed());
    }
    hidden(at, directory.start());
  }

  private void hidden(long from, long to) throws IOException {
    if (scan(from, to)) {
      place.listing().disagreeing();
    }
  }

  /**
   * Adds the entries that begin in a range; returns whether there are any.
   *
   * @param told may be anywhere, since a directory may say anything
   */
  private boolean scan(long from, long told) throws IOException {
    long to = Math.min(told, file.length());
    boolean any = false;
    long at = from;
    while (at + 4 <= to) {
      byte[] block = file.read(at, (int) Math.min(SCAN, to - at));
      int i = signature(block);
      budget.check();
      if (i < 0) {
        at += Math.max(1, block.length - 3);
        continue;
      }
      ZipItem local = ZipItem.local(file, at + i);
      at += i + 4;
      if (local != null) {
        any = true;
        entry(local, local);
        boolean sized = !local.isSizedBehind() && local.compressed() < to - at;
        at = sized ? at - 4 + local.headerLength() + local.compressed() : at;
      }
    }
    return any;
  }

  private static int signature(byte[] block) {
    for (int i = 0; i + 3 < block.length; i++) {
      if (block[i] == 'P' && block[i + 1] == 'K' && block[i + 2] == 3 && block[i + 3] == 4) {
        return i;
      }
    }
    return -1;
  }

  private void entry(ZipItem item, ZipItem local) throws IOException {
    if (item.isMasked()) {
      archives.gap(place, Gap.Kind.ENCRYPTED, "has a zip file with encrypted names");
    }
    List<FileName> names =
        local == null
            ? Archives.names(item.unicode(), item.written())
            : Archives.names(item.unicode(), item.written(), local.unicode(), local.written());
    boolean encrypted = item.isEncrypted() || (local != null && local.isEncrypted());
    Entry entry = new Entry(names, place.depth(), item.size(), item.isFolder(), encrypted, "");
    compare(item, local);
    if (local == null || encrypted || exhausted || (entry.folder() && item.compressed() == 0)) {
      archives.sealed(place, entry);
    } else {
      content(item, local, entry);
    }
  }

  private void compare(ZipItem item, ZipItem local) {
    boolean same =
        local != null
            && Arrays.equals(item.name(), local.name())
            && item.method() == local.method()
            && item.isEncrypted() == local.isEncrypted()
            && (local.isSizedBehind() || item.compressed() == local.compressed());
    if (!same) {
      place.listing().disagreeing();
    }
  }

  private void content(ZipItem item, ZipItem local, Entry entry) throws IOException {
    long start = local.offset() + local.headerLength();
    boolean unsized = item.compressed() == 0 && item.isSizedBehind();
    long length = unsized ? file.length() - start : item.compressed();
    Inflater inflater = new Inflater(true);
    try {
      Inflated content = inflated(item.method(), file.stream(start, length), inflater);
      if (content == null) {
        archives.gap(place, Gap.Kind.UNKNOWN_FORMAT, "has a zip file packed in an unknown way");
        archives.sealed(place, entry);
        return;
      }
      archives.entry(place, entry, content);
    } catch (Exceeded exceeded) {
      goOn(exceeded);
    } catch (IOException | RuntimeException damaged) {
      budget.check();
      archives.gap(place, Gap.Kind.DAMAGED, "has a zip file with a damaged entry");
    } finally {
      inflater.end();
    }
  }

  /** When no more may be inflated, the names can be had all the same. */
  private void goOn(Exceeded exceeded) throws Exceeded {
    if (exceeded.isFatal() || exhausted) {
      throw exceeded;
    }
    exhausted = true;
    archives.gap(place, Gap.Kind.LIMIT, "has " + exceeded.getMessage());
  }

  private Inflated inflated(int method, InputStream raw, Inflater inflater) throws IOException {
    Counted counted = new Counted(raw);
    return switch (method) {
      case 0 -> new Inflated(counted, counted::count, budget);
      case 8 ->
          new Inflated(
              new InflaterInputStream(counted, inflater, 8 * 1024), inflater::getBytesRead, budget);
      case 9 -> new Inflated(new Deflate64CompressorInputStream(counted), counted::count, budget);
      case 12 ->
          new Inflated(
              new BZip2CompressorInputStream(new BufferedInputStream(counted)),
              counted::count,
              budget);
      default -> null;
    };
  }
}
