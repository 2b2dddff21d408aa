package io.postern.inspect.mime;

import io.postern.inspect.mime.Delimiters.Delimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;

/**
 * A stream of headers, bodies and the delimiters between them. Read in order: a header, its body to
 * the end, the next header.
 */
final class Section {
  private static final int MAX_GUESSED = 200;
  private static final Delimiter END = new Delimiter(Delimiter.END, false);

  private final Lines lines;
  private final Budget budget;
  private final Delimiters delimiters = new Delimiters();
  private Delimiter last;
  private long bodyStart;

  /**
   * @param in stays open
   */
  Section(InputStream in, Budget budget) {
    this.lines = new Lines(in);
    this.budget = budget;
  }

  Delimiters delimiters() {
    return delimiters;
  }

  /** The delimiter, or end, that the part read last ran into; null before that. */
  Delimiter last() {
    return last;
  }

  /** Reads the header at hand, up to its empty line or to a delimiter. */
  PartHeader header() throws IOException {
    last = null;
    int limit = budget.limits().headerOctets();
    ByteArrayOutputStream octets = new ByteArrayOutputStream(512);
    byte[] piece = new byte[Lines.BUFFER];
    boolean cut = false;
    while (lines.next()) {
      if (lines.isEmpty()) {
        bodyStart = lines.position() + lines.length();
        return parse(octets, cut, false);
      }
      if (isDelimiter()) {
        bodyStart = lines.position();
        return parse(octets, cut, true);
      }
      cut |= octets.size() + lines.length() > limit;
      if (!cut) {
        lines.copy(lines.length(), piece, 0);
        octets.write(piece, 0, lines.length());
      }
      budget.check();
    }
    last = END;
    bodyStart = lines.position();
    return parse(octets, cut, false);
  }

  /** The offset of the first octet behind the piece that was read last, in the stream. */
  long here() {
    return lines.position() + lines.length();
  }

  /** The offset of the first octet of the body behind the header that was read last. */
  long bodyStart() {
    return bodyStart;
  }

  /** Where what began at an offset ends, now that a delimiter or the end was reached. */
  long endOf(long start) {
    boolean delimited = last != null && last.level() != Delimiter.END;
    return delimited ? Math.max(start, lines.position() - lines.lineEndBefore()) : here();
  }

  private PartHeader parse(ByteArrayOutputStream octets, boolean cut, boolean unended) {
    if (cut) {
      budget.gap(
          Gap.Kind.LIMIT, "a header is longer than " + budget.limits().headerOctets() + " octets");
    }
    Set<Defect> defects = EnumSet.noneOf(Defect.class);
    if (unended) {
      defects.add(Defect.UNENDED_HEADER);
    }
    return PartHeader.parse(octets.toByteArray(), defects);
  }

  private boolean isDelimiter() {
    if (lines.startsLine()) {
      last = delimiters.match(lines);
    }
    return last != null;
  }

  /** The octets of the body at hand; empty when the header ran into a delimiter. */
  InputStream body() {
    return new Body();
  }

  /** Passes over the rest of the body at hand. */
  void skip() throws IOException {
    while (last == null) {
      if (!lines.next()) {
        last = END;
      } else if (!isDelimiter()) {
        budget.check();
      }
    }
  }

  /** Goes on behind a delimiter, to what is no part. */
  void passDelimiter() {
    last = null;
  }

  /**
   * Goes to the first line that could be the delimiter of a multipart whose boundary is not told.
   */
  String guessBoundary() throws IOException {
    while (last == null) {
      if (!lines.next()) {
        last = END;
      } else if (!isDelimiter() && lines.startsLine() && lines.begins("--")) {
        String boundary = lines.text().substring(2).stripTrailing();
        if (!boundary.isEmpty() && boundary.length() <= MAX_GUESSED) {
          return boundary;
        }
      }
      budget.check();
    }
    return null;
  }

  /** Says that the line at hand was the first delimiter of a multipart. */
  void at(int level) {
    last = new Delimiter(level, false);
  }

  /** A body without the line end that belongs to the delimiter behind it. */
  private final class Body extends Octets {
    private final byte[] block = new byte[Lines.BUFFER + 2];
    private final byte[] lineEnd = new byte[2];
    private int held;
    private int at;
    private int filled;

    @Override
    int block(byte[] into, int from, int count) throws IOException {
      while (at == filled) {
        if (!fill()) {
          return -1;
        }
      }
      int n = Math.min(count, filled - at);
      System.arraycopy(block, at, into, from, n);
      at += n;
      return n;
    }

    private boolean fill() throws IOException {
      if (last != null) {
        return false;
      }
      if (!lines.next()) {
        last = END;
        return release(0);
      }
      if (isDelimiter()) {
        return false;
      }
      return release(lines.length() - lines.lineEnd());
    }

    private boolean release(int length) {
      System.arraycopy(lineEnd, 0, block, 0, held);
      lines.copy(length, block, held);
      at = 0;
      filled = held + length;
      held = length == 0 && last != null ? 0 : lines.lineEnd();
      for (int i = 0; i < held; i++) {
        lineEnd[i] = lines.at(lines.length() - held + i);
      }
      return true;
    }
  }
}
