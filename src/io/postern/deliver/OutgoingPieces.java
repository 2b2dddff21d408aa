package io.postern.deliver;

import io.postern.mail.Content;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Sends the pieces of a content, in slices, and asks for progress with each: a server that takes
 * one octet a minute is given up, a slow one that goes on is not.
 *
 * <p>Throws {@link LostConnectionException} when the connection fails; any other exception is about
 * the storage of the content.
 */
final class OutgoingPieces implements Content.Pieces {
  private static final int SLICE = 256 * 1024;
  private static final int BLOCK = 64 * 1024;

  private final Dialogue dialogue;

  /** Null when there is nothing to stuff; then files do not pass through memory. */
  private final DotStuffing stuffing;

  OutgoingPieces(Dialogue dialogue, boolean dotLines) {
    this.dialogue = dialogue;
    this.stuffing = dotLines ? new DotStuffing(dialogue.out()) : null;
  }

  @Override
  public void block(byte[] block, int from, int to) throws IOException {
    try {
      for (int at = from; at < to; at += SLICE) {
        dialogue.progress();
        slice(block, at, Math.min(to, at + SLICE));
      }
    } catch (IOException lost) {
      throw new LostConnectionException(lost);
    }
  }

  private void slice(byte[] block, int from, int to) throws IOException {
    if (stuffing != null) {
      stuffing.write(block, from, to);
    } else {
      dialogue.out().write(block, from, to);
    }
  }

  @Override
  public void file(FileChannel file, long position, long count) throws IOException {
    if (stuffing != null) {
      throughMemory(file, position, count);
      return;
    }
    for (long done = 0; done < count; done += SLICE) {
      dialogue.progress();
      transfer(file, position + done, Math.min(SLICE, count - done));
    }
  }

  private void transfer(FileChannel file, long position, long count) throws IOException {
    try {
      dialogue.out().transfer(file, position, count);
    } catch (EOFException tooShort) {
      throw tooShort;
    } catch (IOException failed) {
      throw file.isOpen() ? new LostConnectionException(failed) : failed;
    }
  }

  private void throughMemory(FileChannel file, long position, long count) throws IOException {
    byte[] block = new byte[(int) Math.min(BLOCK, count)];
    long done = 0;
    while (done < count) {
      int wanted = (int) Math.min(block.length, count - done);
      int got = file.read(ByteBuffer.wrap(block, 0, wanted), position + done);
      if (got <= 0) {
        throw new EOFException("the file ends " + (count - done) + " octets too early");
      }
      block(block, 0, got);
      done += got;
    }
  }
}
