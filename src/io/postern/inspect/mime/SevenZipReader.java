package io.postern.inspect.mime;

import io.postern.inspect.mime.Archive.Entry;
import io.postern.inspect.mime.Archives.Place;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.apache.commons.compress.archivers.sevenz.SevenZMethodConfiguration;

/** Lists a 7z file. */
final class SevenZipReader {
  private final Archives archives;
  private final Budget budget;

  SevenZipReader(Archives archives, Budget budget) {
    this.archives = archives;
    this.budget = budget;
  }

  void read(Spooled file, Place place) throws IOException {
    try (SevenZFile sevenZip =
        SevenZFile.builder()
            .setSeekableByteChannel(file.channel())
            .setMaxMemoryLimitKiB(Compressed.DECODER_KILOBYTES)
            .get()) {
      entries(sevenZip, file.length(), place);
    } catch (PasswordRequiredException encrypted) {
      place.listing().encrypted();
      archives.gap(place, Gap.Kind.ENCRYPTED, "has a 7z file with encrypted names");
    }
  }

  private void entries(SevenZFile sevenZip, long length, Place place) throws IOException {
    for (SevenZArchiveEntry found : sevenZip.getEntries()) {
      if (found.isDirectory() || !found.hasStream()) {
        archives.sealed(place, entry(found, false, place));
        continue;
      }
      InputStream content = content(sevenZip, found);
      if (content == null) {
        archives.sealed(place, entry(found, true, place));
      } else {
        Inflated inflated = new Inflated(content, () -> length, budget);
        archives.entry(place, entry(found, false, place), inflated);
      }
    }
  }

  /** The content of an entry; null when it is encrypted. */
  private static InputStream content(SevenZFile sevenZip, SevenZArchiveEntry found)
      throws IOException {
    try {
      InputStream content = sevenZip.getInputStream(found);
      return isEncrypted(found) ? null : content;
    } catch (PasswordRequiredException encrypted) {
      // it had to be read to get behind the entries before it
      return null;
    }
  }

  /** Whether its content is; known once it is open. */
  private static boolean isEncrypted(SevenZArchiveEntry found) {
    if (found.getContentMethods() != null) {
      for (SevenZMethodConfiguration method : found.getContentMethods()) {
        if (method.getMethod() == SevenZMethod.AES256SHA256) {
          return true;
        }
      }
    }
    return false;
  }

  private static Entry entry(SevenZArchiveEntry found, boolean encrypted, Place place) {
    String name = found.getName() == null ? "" : found.getName();
    return new Entry(
        Archives.names(name), place.depth(), found.getSize(), found.isDirectory(), encrypted, "");
  }
}
