package io.postern.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.util.List;

/**
 * The octets of a mail, header and body, exactly as received: without the dot-stuffing and the end
 * marker of the protocol that brought them. Nothing here parses or re-serialises.
 *
 * <p>A content can be read any number of times until whoever made it closes what lies behind it (a
 * spool file, for example); it never needs memory in proportion to its size.
 */
public interface Content {
  /** How many octets there are. */
  long size();

  /** What is known about the lines; computed once. */
  ContentFacts facts() throws IOException;

  /**
   * Hands all octets, in order, to {@code pieces}; the way to send a content without copying it.
   *
   * @throws IOException from the content's own storage or from {@code pieces}
   */
  void forEachPiece(Pieces pieces) throws IOException;

  /** A stream over all octets, from the first. The caller closes it. */
  InputStream open() throws IOException;

  /** Takes the pieces of a content. */
  interface Pieces {
    /** The next octets are {@code block[from]} up to, not including, {@code block[to]}. */
    void block(byte[] block, int from, int to) throws IOException;

    /** The next {@code count} octets are in this file from {@code position}. */
    void file(FileChannel file, long position, long count) throws IOException;
  }

  /** Writes all octets. The stream stays open. */
  default void writeTo(OutputStream out) throws IOException {
    try (InputStream in = open()) {
      in.transferTo(out);
    }
  }

  /**
   * Appends all octets to a file, which stays open; what is in a file goes from file to file.
   *
   * @throws java.io.EOFException when what lies behind the content ends too early
   */
  default void writeTo(FileChannel file) throws IOException {
    forEachPiece(new PiecesIntoFile(file));
  }

  /** The octets of an array, which nobody may change from now on. */
  static Content of(byte[] octets) {
    return new BytesContent(octets, octets.length, null);
  }

  /** The first {@code length} octets of an array, with what is already known about them. */
  static Content of(byte[] octets, int length, ContentFacts facts) {
    return new BytesContent(octets, length, facts);
  }

  /**
   * The first {@code length} octets of a file.
   *
   * @param facts what is already known about them, or null to have them computed when asked
   */
  static Content of(FileChannel file, long length, ContentFacts facts) {
    return new FileContent(file, 0, length, facts);
  }

  /** One content after the other. */
  static Content of(List<Content> parts) {
    return new SequenceContent(parts);
  }

  /**
   * This content from an octet on.
   *
   * @param offset 0 up to {@link #size()}
   */
  Content from(long offset);

  /**
   * This content up to, not including, an octet.
   *
   * @param end 0 up to {@link #size()}
   */
  Content until(long end);
}
