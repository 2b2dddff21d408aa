package io.postern.rewrite;

import io.postern.mail.Content;
import io.postern.mail.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the text of a mail among its parts (RFC 2046) in one pass over its octets, in constant
 * memory, no further than needed.
 *
 * <p>The text is: the body of a mail that is text; in multipart/alternative, the text of each
 * alternative; in any other multipart, that of the first part that has one. Of plain text and of
 * HTML the first is meant. Whatever cannot be read as the standards have it is not touched at all:
 * missing delimiters, repeated fields, too many parts.
 */
final class Structure {
  private static final int MAX_PARTS = 1_000;
  private static final int MAX_DEPTH = 20;
  private static final int MAX_PART_HEADER = 64 * 1024;

  /** How far into a mail its text is sought. */
  private static final long MAX_OCTETS = 16 * 1024 * 1024;

  private static final String UNREADABLE = "the structure of the mail could not be read";

  private final Lines lines;
  private final long size;
  private final Boundaries boundaries = new Boundaries();
  private final List<TextPart> texts = new ArrayList<>(2);
  private int alternatives;
  private int parts;
  private String refusal;

  private Structure(Lines lines, long size) {
    this.lines = lines;
    this.size = size;
  }

  /** What was found. */
  sealed interface Found {}

  /** The text; one part or two, at most one of them HTML. */
  record Texts(List<TextPart> parts) implements Found {}

  /** No text may be touched; says why. */
  record Untouchable(String why) implements Found {}

  /**
   * @throws IOException when the content cannot be read
   */
  static Found of(Content content, Head head) throws IOException {
    int bodyStart = head.bodyStart();
    if (bodyStart < 0) {
      return new Untouchable(UNREADABLE);
    }
    try (InputStream in = content.from(bodyStart).open()) {
      return new Structure(new Lines(in, bodyStart), content.size())
          .find(PartHeader.of(head.header()));
    }
  }

  private Found find(PartHeader top) throws IOException {
    if (top.isReport()) {
      return new Untouchable("the mail is a report");
    }
    entity(top);
    if (refusal != null) {
      return new Untouchable(refusal);
    }
    return texts.isEmpty() ? new Untouchable("the mail has no text of its own") : new Texts(texts);
  }

  private Delimiter entity(PartHeader header) throws IOException {
    if (header.isSigned()) {
      return refuse("the mail is signed");
    }
    if (header.isEncrypted()) {
      return refuse("the mail is encrypted");
    }
    if (header.ambiguous() || ++parts > MAX_PARTS) {
      return refuse(UNREADABLE);
    }
    return header.isOpenMultipart() ? multipart(header) : leaf(header);
  }

  private Delimiter refuse(String why) {
    refusal = why;
    return Delimiter.STOPPED;
  }

  private Delimiter leaf(PartHeader header) throws IOException {
    long start = lines.end();
    boolean alone = boundaries.depth() == 0;
    Delimiter end = alone ? new Delimiter(Delimiter.END, false, size) : toDelimiter();
    if (end.level() == Delimiter.END && !alone) {
      return refuse(UNREADABLE);
    }
    boolean wanted = header.isText() && !has(header.isHtml()) && end.level() != Delimiter.STOP;
    if (wanted && end.contentEnd() >= start) {
      texts.add(new TextPart(header, start, end.contentEnd(), alone));
    }
    return end;
  }

  private boolean has(boolean html) {
    return texts.stream().anyMatch(t -> t.header().isHtml() == html);
  }

  private Delimiter multipart(PartHeader header) throws IOException {
    int level = boundaries.depth();
    if (level >= MAX_DEPTH || !boundaries.open(header.boundary())) {
      return refuse(UNREADABLE);
    }
    alternatives += header.isAlternative() ? 1 : 0;
    Delimiter end = parts(header, level);
    alternatives -= header.isAlternative() ? 1 : 0;
    if (end.level() == Delimiter.STOP) {
      return end;
    }
    if (end.level() != level) {
      return refuse(UNREADABLE);
    }
    boundaries.close();
    return isComplete() ? Delimiter.STOPPED : toDelimiter();
  }

  /** Goes through the parts; returns the delimiter behind the last. */
  private Delimiter parts(PartHeader header, int level) throws IOException {
    int before = texts.size();
    Delimiter end = toDelimiter();
    while (end.level() == level && !end.closes()) {
      if (header.isAlternative() || texts.size() == before) {
        PartHeader part = partHeader();
        end = part == null ? refuse(UNREADABLE) : entity(part);
      } else {
        end = toDelimiter();
      }
      if (end.level() == level && isComplete()) {
        return Delimiter.STOPPED;
      }
    }
    return end;
  }

  /** Whether nothing that follows can be the mail's text any more. */
  private boolean isComplete() {
    return texts.size() == 2 || (!texts.isEmpty() && alternatives == 0);
  }

  /** The header of the part that begins here; null when it has no end. */
  private PartHeader partHeader() throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(256);
    while (lines.next() && octets.size() < MAX_PART_HEADER) {
      if (lines.isEmpty()) {
        byte[] read = octets.toByteArray();
        Header header = Header.parse(read, read.length);
        return header.end() == read.length ? PartHeader.of(header) : null;
      }
      if (boundaries.delimiter(lines) != null) {
        return null;
      }
      octets.writeBytes(lines.octets());
    }
    return null;
  }

  private Delimiter toDelimiter() throws IOException {
    while (lines.next()) {
      Delimiter delimiter = boundaries.delimiter(lines);
      if (delimiter != null) {
        return delimiter;
      }
      if (lines.end() > MAX_OCTETS) {
        return refuse("its text ends nowhere in the first " + (MAX_OCTETS >> 20) + " MB");
      }
    }
    return new Delimiter(Delimiter.END, false, lines.end());
  }
}
