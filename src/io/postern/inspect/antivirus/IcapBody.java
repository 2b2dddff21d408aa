package io.postern.inspect.antivirus;

import io.postern.inspect.scanner.ScannerInput;
import io.postern.inspect.scanner.ScannerText;
import io.postern.mail.Content;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The body that an ICAP server sends back, in chunks. */
final class IcapBody {
  private static final int BLOCK = 8 * 1024;
  private static final int MAX_LINE = 200;

  private final ScannerInput in;

  IcapBody(ScannerInput in) {
    this.in = in;
  }

  /**
   * Whether the body is this content, octet for octet; reads no further than the first difference.
   *
   * @throws IOException when it is cut, or no body in chunks
   */
  boolean isSameAs(Content content) throws IOException {
    byte[] theirs = new byte[BLOCK];
    try (InputStream ours = content.open()) {
      for (long left = chunk(); left > 0; left = chunk()) {
        while (left > 0) {
          int count = in.read(theirs, 0, (int) Math.min(left, BLOCK));
          byte[] same = ours.readNBytes(count);
          if (!Arrays.equals(theirs, 0, count, same, 0, same.length)) {
            return false;
          }
          left -= count;
        }
        if (!in.line(MAX_LINE).isEmpty()) {
          throw new IOException("its body is not in chunks");
        }
      }
      return ours.read() < 0;
    }
  }

  private long chunk() throws IOException {
    String line = in.line(MAX_LINE);
    int semicolon = line.indexOf(';');
    String length = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
    boolean hex =
        !length.isEmpty()
            && length.length() <= 15
            && length.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80);
    if (!hex) {
      throw new IOException("'" + ScannerText.clean(line) + "' is not the length of a chunk");
    }
    return Long.parseLong(length, 16);
  }
}
