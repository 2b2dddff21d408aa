package io.postern.inspect.mime;

import io.postern.inspect.mime.Archive.Entry;
import io.postern.inspect.mime.Archive.Format;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists archives and the archives inside them. */
final class Archives {
  private static final Logger LOG = LoggerFactory.getLogger(Archives.class);

  private final Budget budget;
  private final Path folder;

  /**
   * @param folder for files that are there only while an archive is being listed
   */
  Archives(Budget budget, Path folder) {
    this.budget = budget;
    this.folder = folder;
  }

  /**
   * Where an archive is.
   *
   * @param depth 1 for one that is a part, 2 for one inside that
   */
  record Place(Listing listing, int depth) {
    Place inside() {
      return new Place(listing, depth + 1);
    }
  }

  /** Lists an archive; what cannot be listed becomes a gap. Reads no further than needed. */
  void list(Format format, InputStream in, Place place) throws IOException {
    if (place.depth() > budget.limits().archiveDepth()) {
      gap(place, Gap.Kind.LIMIT, "nests archives more than " + budget.limits().archiveDepth());
      return;
    }
    try {
      read(format, in, place);
    } catch (Exceeded exceeded) {
      if (exceeded.isFatal()) {
        throw exceeded;
      }
      gap(place, Gap.Kind.LIMIT, "has " + exceeded.getMessage());
    } catch (IOException | RuntimeException damaged) {
      budget.check();
      LOG.debug("an archive of kind {} could not be read", format, damaged);
      gap(place, Gap.Kind.DAMAGED, "has an archive that cannot be read to its end");
    }
  }

  private void read(Format format, InputStream in, Place place) throws IOException {
    switch (format) {
      case ZIP -> {
        try (Spooled file = Spooled.of(in, budget, folder)) {
          new ZipReader(file, this, budget, place).read();
        }
      }
      case SEVEN_ZIP -> {
        try (Spooled file = Spooled.of(in, budget, folder)) {
          new SevenZipReader(this, budget).read(file, place);
        }
      }
      case RAR -> {
        try (Spooled file = Spooled.of(in, budget, folder)) {
          new RarReader(file, this, place).read();
        }
      }
      case TAR -> new TarReader(in, this, budget, place).read();
      case GZIP, BZIP2, XZ -> new Compressed(this, budget).read(format, in, place);
      case OTHER ->
          gap(place, Gap.Kind.UNKNOWN_FORMAT, "is or has an archive that cannot be looked into");
    }
  }

  /** Notes what of a part was not looked into. */
  void gap(Place place, Gap.Kind kind, String what) {
    place.listing().incomplete();
    budget.gap(kind, "part " + place.listing().part() + " " + what);
  }

  /** The names that programs may show for an entry. */
  static List<FileName> names(String... readings) {
    NameReadings names = new NameReadings(EnumSet.noneOf(Defect.class));
    for (String reading : readings) {
      names.text(reading);
    }
    return names.names();
  }

  /** Adds an entry whose content can be had. */
  void entry(Place place, Entry entry, Inflated content) throws IOException {
    budget.entry();
    Listing listing = place.listing();
    int at = listing.add(entry);
    String type = "";
    try {
      byte[] head = content.readNBytes(TypeByContent.HEAD);
      type = TypeByContent.of(head);
      Optional<Format> format = Formats.of(head, type, entry.names());
      if (format.isPresent()) {
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), content);
        list(format.get(), whole, place.inside());
      }
      content.transferTo(OutputStream.nullOutputStream());
    } finally {
      listing.set(
          at,
          new Entry(entry.names(), entry.depth(), content.count(), false, entry.encrypted(), type));
    }
  }

  /** Adds an entry whose content cannot be had. */
  void sealed(Place place, Entry entry) throws IOException {
    budget.entry();
    place.listing().add(entry);
    if (!entry.folder() && Formats.byName(entry.names()).isPresent()) {
      Gap.Kind kind = entry.encrypted() ? Gap.Kind.ENCRYPTED : Gap.Kind.UNKNOWN_FORMAT;
      gap(place, kind, "has an archive inside that cannot be looked into");
    }
  }
}
