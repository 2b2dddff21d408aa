package io.postern.inspect.antivirus;

import io.postern.inspect.InspectedMails;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Understands INSTREAM, keeps digests of what it got, and says what the test wants. */
final class FakeClamd implements FakeServer.Talk {
  private final List<String> digests = new CopyOnWriteArrayList<>();
  private final byte[] answer;

  /**
   * @param answer one character per octet
   */
  FakeClamd(String answer) {
    this.answer = answer.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** SHA-256 of the streams that came to their end. */
  List<String> digests() {
    return digests;
  }

  @Override
  public void talk(InputStream in, OutputStream out, FakeServer server) throws IOException {
    digests.add(readStream(new DataInputStream(in)));
    out.write(answer);
  }

  static String readStream(DataInputStream in) throws IOException {
    byte[] command = in.readNBytes(10);
    if (!new String(command, StandardCharsets.ISO_8859_1).equals("zINSTREAM\0")) {
      throw new EOFException("no INSTREAM");
    }
    MessageDigest digest = sha256();
    byte[] block = new byte[64 * 1024];
    for (int left = in.readInt(); left != 0; left = in.readInt()) {
      while (left > 0) {
        int n = in.read(block, 0, Math.min(left, block.length));
        if (n < 0) {
          throw new EOFException("cut");
        }
        digest.update(block, 0, n);
        left -= n;
      }
    }
    return InspectedMails.hex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
