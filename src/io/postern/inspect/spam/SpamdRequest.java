package io.postern.inspect.spam;

import io.postern.inspect.scanner.ScannerLink;
import io.postern.mail.Content;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What is said to spamd: a command, header lines, and a mail of announced length (SPAMC protocol
 * 1.5).
 *
 * @param command {@code SYMBOLS}, for example
 * @param lines further header lines, without their ends
 * @param user whose preferences count; safe in a line
 * @param content the mail, or what is shown of it
 */
record SpamdRequest(String command, List<String> lines, Optional<String> user, Content content) {
  private static final int CAPACITY = 64 * 1024;

  /** Says it all, through one block of memory, so that a small mail leaves in one packet. */
  void sendTo(ScannerLink link) throws IOException {
    Sending sending = new Sending(link);
    byte[] head = head().getBytes(StandardCharsets.ISO_8859_1);
    sending.block(head, 0, head.length);
    content.forEachPiece(sending);
    sending.flush();
  }

  private String head() {
    StringBuilder head = new StringBuilder(command).append(" SPAMC/1.5\r\n");
    head.append("Content-length: ").append(content.size()).append("\r\n");
    user.ifPresent(name -> head.append("User: ").append(name).append("\r\n"));
    lines.forEach(line -> head.append(line).append("\r\n"));
    return head.append("\r\n").toString();
  }

  private static final class Sending implements Content.Pieces {
    private final ScannerLink link;
    private final ByteBuffer out = ByteBuffer.allocate(CAPACITY);

    Sending(ScannerLink link) {
      this.link = link;
    }

    @Override
    public void block(byte[] block, int from, int to) throws IOException {
      for (int at = from; at < to; ) {
        int count = Math.min(to - at, room());
        out.put(block, at, count);
        at += count;
      }
    }

    @Override
    public void file(FileChannel file, long position, long count) throws IOException {
      for (long done = 0; done < count; ) {
        int wanted = (int) Math.min(count - done, room());
        out.limit(out.position() + wanted);
        int n = file.read(out, position + done);
        out.limit(CAPACITY);
        if (n <= 0) {
          throw new EOFException("the mail's file ends too early");
        }
        done += n;
      }
    }

    private int room() throws IOException {
      if (!out.hasRemaining()) {
        flush();
      }
      return out.remaining();
    }

    void flush() throws IOException {
      link.write(out.flip());
      out.clear();
    }
  }
}
