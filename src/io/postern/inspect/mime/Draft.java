package io.postern.inspect.mime;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A part while it is being read; what is known of it so far can be told at any time. */
final class Draft {
  private final String number;
  private final Part.Origin origin;
  private final BodyFacts facts;
  private final Set<Defect> defects;
  private final List<FileName> names = new ArrayList<>(1);
  private int children;
  private long size;
  private String contentType = "";
  private Listing listing;
  private Extent extent;

  private Draft(String number, Part.Origin origin, BodyFacts facts, Set<Defect> defects) {
    this.number = number;
    this.origin = origin;
    this.facts = facts;
    this.defects = defects;
  }

  static Draft ofMime(String number, PartHeader header, Budget budget) {
    BodyFacts facts = BodyFacts.of(header);
    Draft draft = new Draft(number, Part.Origin.MIME, facts, header.defects());
    draft.names.addAll(PartNames.of(header, budget));
    return draft;
  }

  /** A file that hides in a part. */
  static Draft ofFile(String number, Part.Origin origin) {
    String encoding = origin == Part.Origin.UUENCODE ? "x-uuencode" : "binary";
    BodyFacts facts =
        new BodyFacts("", "application/octet-stream", "", List.of(), "attachment", encoding);
    return new Draft(number, origin, facts, EnumSet.noneOf(Defect.class));
  }

  /** The number of the next part in this one. */
  String nextChild() {
    return number + "." + ++children;
  }

  String number() {
    return number;
  }

  Part.Origin origin() {
    return origin;
  }

  BodyFacts facts() {
    return facts;
  }

  Set<Defect> defects() {
    return defects;
  }

  List<FileName> names() {
    return names;
  }

  /** Adds names that are not known yet. */
  void add(NameReadings readings) {
    for (FileName name : readings.names()) {
      if (names.stream().noneMatch(known -> known.shown().equals(name.shown()))) {
        names.add(name);
      }
    }
  }

  boolean isNamed(String... extensions) {
    Set<String> wanted = Set.of(extensions);
    return names.stream().anyMatch(name -> wanted.contains(name.extension()));
  }

  void size(long octets) {
    size = octets;
  }

  String contentType() {
    return contentType;
  }

  void contentType(String type) {
    contentType = type;
  }

  void listing(Listing archive) {
    listing = archive;
  }

  void extent(Extent place) {
    extent = place;
  }

  Part part() {
    return new Part(
        number,
        origin,
        facts.typeWritten(),
        facts.type(),
        facts.disposition(),
        names,
        facts.encoding(),
        size,
        contentType,
        Optional.ofNullable(listing).map(Listing::archive),
        defects,
        Optional.ofNullable(extent));
  }
}
