package io.postern.inspect.antivirus;

import io.postern.inspect.InspectedMails;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Understands OPTIONS and one mail with or without a preview; answers what the test wants. */
final class FakeIcap implements FakeServer.Talk {
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final List<String> digests = new CopyOnWriteArrayList<>();
  private final String options;
  private final boolean wantsRest;
  private final String answer;

  /**
   * @param options header lines of its answer to OPTIONS
   * @param wantsRest whether it asks for what comes after a preview
   * @param answer its final answer, one character per octet
   */
  FakeIcap(String options, boolean wantsRest, String answer) {
    this.options = options;
    this.wantsRest = wantsRest;
    this.answer = answer;
  }

  /** Heads of all requests, the encapsulated ones, too. */
  List<String> heads() {
    return heads;
  }

  /** SHA-256 of the bodies that it took. */
  List<String> digests() {
    return digests;
  }

  @Override
  public void talk(InputStream in, OutputStream out, FakeServer server) throws IOException {
    String head = head(in);
    if (head.startsWith("OPTIONS ")) {
      heads.add(head);
      say(out, "ICAP/1.0 200 OK\r\n" + options + "Encapsulated: null-body=0\r\n\r\n");
      return;
    }
    int inner = head.contains("res-hdr=") ? 2 : 1;
    StringBuilder all = new StringBuilder(head);
    for (int i = 0; i < inner; i++) {
      all.append(head(in));
    }
    heads.add(all.toString());
    MessageDigest digest = FakeClamd.sha256();
    boolean complete = chunks(in, digest);
    if (head.contains("Preview: ") && !complete && wantsRest) {
      say(out, "ICAP/1.0 100 Continue\r\n\r\n");
      chunks(in, digest);
    }
    digests.add(InspectedMails.hex(digest.digest()));
    say(out, answer);
  }

  private static void say(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
      head.append(octet(in));
    }
    return head.toString();
  }

  /** Takes the chunks up to the last; says whether that was marked as the end of all. */
  private static boolean chunks(InputStream in, MessageDigest digest) throws IOException {
    byte[] block = new byte[64 * 1024];
    while (true) {
      String length = line(in);
      int count = Integer.parseInt(length.split(";")[0].strip(), 16);
      take(in, count, block, digest);
      line(in);
      if (count == 0) {
        return length.contains("ieof");
      }
    }
  }

  private static void take(InputStream in, int count, byte[] block, MessageDigest digest)
      throws IOException {
    for (int left = count; left > 0; ) {
      int n = in.readNBytes(block, 0, Math.min(left, block.length));
      if (n == 0) {
        throw new EOFException("the client hung up");
      }
      digest.update(block, 0, n);
      left -= n;
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (char c = octet(in); c != '\n'; c = octet(in)) {
      line.append(c);
    }
    return line.toString().strip();
  }

  private static char octet(InputStream in) throws IOException {
    int octet = in.read();
    if (octet < 0) {
      throw new EOFException("the client hung up");
    }
    return (char) octet;
  }
}
