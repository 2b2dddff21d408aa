package io.postern.accept;

import io.postern.mail.ContentFacts;
import io.postern.spool.Spool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Reads content without a listener, in pieces that a test chooses. */
final class IncomingPieces {
  private static final long MAX_SIZE = 100_000;
  private static final int IN_MEMORY = 200_000;

  /** Is there, and stays empty. */
  private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"));

  private final boolean trusted;
  private String left;
  private ContentFacts facts;

  IncomingPieces(boolean trusted) {
    this.trusted = trusted;
  }

  /**
   * The content as it would be kept, or the objection to it.
   *
   * @param pieces how many octets come at a time, over and over
   */
  String read(byte[] wire, List<Integer> pieces) throws IOException {
    try (Spool spool = new Spool(FOLDER, 1, IN_MEMORY)) {
      IncomingContent content =
          new IncomingContent(spool.tryAcquire().orElseThrow(), MAX_SIZE, trusted);
      Pieces source = new Pieces(wire, pieces);
      Input in = new Input(source);
      new DataReader(content).read(in, in::more);
      left =
          new String(
                  in.buffer(),
                  in.position(),
                  in.limit() - in.position(),
                  StandardCharsets.ISO_8859_1)
              + source.rest();
      content.end();
      return content.objection().isPresent() ? content.objection().get() : text(content);
    }
  }

  private String text(IncomingContent content) throws IOException {
    facts = content.content().facts();
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    content.content().writeTo(octets);
    return octets.toString(StandardCharsets.ISO_8859_1);
  }

  /** What is known about the content that was read last. */
  ContentFacts facts() {
    return facts;
  }

  /** What stands behind the end. */
  String left() {
    return left;
  }

  private static final class Pieces implements Input.Source {
    private final byte[] wire;
    private final List<Integer> sizes;
    private int at;
    private int turn;

    Pieces(byte[] wire, List<Integer> sizes) {
      this.wire = wire;
      this.sizes = sizes;
    }

    @Override
    public int read(byte[] block, int offset, int length) {
      if (at == wire.length) {
        return -1;
      }
      int wanted = sizes.get(turn++ % sizes.size());
      int count = Math.min(Math.min(wanted, length), wire.length - at);
      System.arraycopy(wire, at, block, offset, count);
      at += count;
      return count;
    }

    String rest() {
      return new String(wire, at, wire.length - at, StandardCharsets.ISO_8859_1);
    }
  }
}
