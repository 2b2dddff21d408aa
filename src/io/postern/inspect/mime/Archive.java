package io.postern.inspect.mime;

import java.util.List;

/**
 * What an archive holds.
 *
 * @param format what it is by its first octets
 * @param encrypted whether an entry, or the list of entries, is encrypted, here or in an archive
 *     inside
 * @param complete whether these are all entries and every archive inside was listed, too; if not, a
 *     {@link Gap} says why
 * @param inflated how many octets the entries were seen to inflate to
 * @param entries those of archives inside follow the entry that is the archive
 */
public record Archive(
    Format format, boolean encrypted, boolean complete, long inflated, List<Entry> entries) {

  public Archive {
    entries = List.copyOf(entries);
  }

  /** The kinds that are looked into, and one for those that are only recognised. */
  public enum Format {
    ZIP,
    TAR,
    GZIP,
    BZIP2,
    XZ,
    SEVEN_ZIP,
    RAR,
    OTHER
  }

  /**
   * One file or folder in an archive.
   *
   * @param names what programs may show for it; more than one when they differ; may be empty
   * @param depth 1 for an entry of the archive itself, 2 for one of an archive in it
   * @param size octets as seen, or as the archive says where nobody could look
   * @param folder whether it is a folder
   * @param encrypted whether its content is encrypted
   * @param type its type by content; empty when nobody could look
   */
  public record Entry(
      List<FileName> names, int depth, long size, boolean folder, boolean encrypted, String type) {

    public Entry {
      names = List.copyOf(names);
    }
  }
}
