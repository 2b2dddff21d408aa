package io.postern.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Several contents one after the other; how a line is put on top without copying the rest. */
final class SequenceContent implements Content {
  private final List<Content> parts;
  private final long length;
  private ContentFacts facts;

  SequenceContent(List<Content> parts) {
    this.parts = List.copyOf(parts);
    this.length = parts.stream().mapToLong(Content::size).sum();
  }

  @Override
  public long size() {
    return length;
  }

  /**
   * Joins the facts of the parts when each part but the last ends its lines, else scans anew, since
   * a line end or a dot may lie across the seam.
   */
  @Override
  public synchronized ContentFacts facts() throws IOException {
    if (facts == null) {
      facts = joinable() ? join() : FactsOfPieces.scan(this);
    }
    return facts;
  }

  private boolean joinable() throws IOException {
    for (Content part : parts.subList(0, Math.max(0, parts.size() - 1))) {
      if (!part.facts().endsWithCrlf()) {
        return false;
      }
    }
    return true;
  }

  private ContentFacts join() throws IOException {
    boolean dots = false;
    boolean eightBit = false;
    boolean bare = false;
    boolean lookAlike = false;
    boolean complete = true;
    for (Content part : parts) {
      ContentFacts f = part.facts();
      dots |= f.dotLines();
      eightBit |= f.eightBit();
      bare |= f.bareLineEnds();
      lookAlike |= f.endOfDataLookAlike();
      complete = part.size() == 0 ? complete : f.endsWithCrlf();
    }
    return new ContentFacts(dots, eightBit, bare, lookAlike, complete);
  }

  @Override
  public void forEachPiece(Pieces pieces) throws IOException {
    for (Content part : parts) {
      part.forEachPiece(pieces);
    }
  }

  @Override
  public InputStream open() throws IOException {
    List<InputStream> streams = new ArrayList<>();
    for (Content part : parts) {
      streams.add(part.open());
    }
    return new SequenceInputStream(Collections.enumeration(streams));
  }

  @Override
  public Content from(long offset) {
    List<Content> rest = new ArrayList<>();
    long skip = offset;
    for (Content part : parts) {
      if (skip < part.size()) {
        rest.add(part.from(skip));
      }
      skip = Math.max(0, skip - part.size());
    }
    return Content.of(rest);
  }

  @Override
  public Content until(long end) {
    List<Content> kept = new ArrayList<>();
    long room = end;
    for (Content part : parts) {
      if (room > 0) {
        kept.add(part.until(Math.min(room, part.size())));
      }
      room = Math.max(0, room - part.size());
    }
    return Content.of(kept);
  }
}
