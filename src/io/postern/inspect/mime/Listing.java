package io.postern.inspect.mime;

import io.postern.inspect.mime.Archive.Entry;
import io.postern.inspect.mime.Archive.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What an archive holds, while it is being listed. */
final class Listing {
  private final Format format;
  private final String part;
  private final Set<Defect> defects;
  private final List<Entry> entries = new ArrayList<>();
  private boolean encrypted;
  private boolean complete = true;
  private long inflated;

  /**
   * @param part its number
   * @param defects of that part
   */
  Listing(Format format, String part, Set<Defect> defects) {
    this.format = format;
    this.part = part;
    this.defects = defects;
  }

  String part() {
    return part;
  }

  void encrypted() {
    encrypted = true;
  }

  void incomplete() {
    complete = false;
  }

  void disagreeing() {
    defects.add(Defect.DISAGREEING_ARCHIVE);
  }

  /** Adds an entry; returns its place, to be set again when more is known of it. */
  int add(Entry entry) {
    entries.add(entry);
    encrypted |= entry.encrypted();
    return entries.size() - 1;
  }

  void set(int place, Entry entry) {
    entries.set(place, entry);
    inflated += entry.size();
  }

  Archive archive() {
    return new Archive(format, encrypted, complete, inflated, entries);
  }
}
