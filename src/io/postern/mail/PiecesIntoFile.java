package io.postern.mail;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Appends pieces to a file, from file to file without touching them. */
record PiecesIntoFile(FileChannel channel) implements Content.Pieces {
  @Override
  public void block(byte[] block, int from, int to) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(block, from, to - from);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }

  @Override
  public void file(FileChannel file, long position, long count) throws IOException {
    long done = 0;
    while (done < count) {
      long n = file.transferTo(position + done, count - done, channel);
      if (n <= 0) {
        throw new EOFException("the content ended " + (count - done) + " octets early");
      }
      done += n;
    }
  }
}
