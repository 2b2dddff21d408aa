package io.postern.inspect.spam;

import io.postern.inspect.scanner.ScannerAddress;
import io.postern.wire.AcceptLoop;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Plays spamd by a script, each connection on a thread of its own. */
final class FakeSpamd implements AutoCloseable {
  private final AcceptLoop loop;
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final List<String> contents = new CopyOnWriteArrayList<>();

  /** What happens on a connection. */
  interface Script {
    void play(FakeSpamd spamd, SocketChannel peer) throws IOException;
  }

  private FakeSpamd(Function<AcceptLoop.Talk, AcceptLoop> listen, Script script) {
    loop = listen.apply(peer -> script.play(this, peer));
  }

  static FakeSpamd onPort(Script script) {
    return new FakeSpamd(talk -> AcceptLoop.atPort(0, talk), script);
  }

  static FakeSpamd onFile(Path path, Script script) {
    return new FakeSpamd(talk -> AcceptLoop.at(UnixDomainSocketAddress.of(path), talk), script);
  }

  /** Takes a whole question and answers; octets of the answer as characters. */
  static Script answering(String answer) {
    return (spamd, peer) -> {
      spamd.take(peer);
      say(peer, answer);
    };
  }

  /** An answer as spamd writes it. */
  static String verdict(String spamLine, String symbols) {
    return "SPAMD/1.1 0 EX_OK\r\nContent-length: "
        + symbols.length()
        + "\r\nSpam: "
        + spamLine
        + "\r\n\r\n"
        + symbols;
  }

  static void say(SocketChannel peer, String text) throws IOException {
    ByteBuffer octets = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    while (octets.hasRemaining()) {
      peer.write(octets);
    }
  }

  /** Reads head and content; remembers the head, and the content or, when it is large, its hash. */
  void take(SocketChannel peer) throws IOException {
    InputStream in = Channels.newInputStream(peer);
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      head.write(octet(in));
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    int at = text.indexOf("Content-length: ") + 16;
    long length = Long.parseLong(text.substring(at, text.indexOf('\r', at)));
    MessageDigest digest = sha256();
    byte[] block = new byte[64 * 1024];
    StringBuilder small = new StringBuilder();
    for (long left = length; left > 0; ) {
      int n = in.read(block, 0, (int) Math.min(block.length, left));
      if (n < 0) {
        throw new EOFException("the client left in the middle of a mail");
      }
      digest.update(block, 0, n);
      left -= n;
      if (length < block.length) {
        small.append(new String(block, 0, n, StandardCharsets.ISO_8859_1));
      }
    }
    contents.add(
        length < block.length ? small.toString() : HexFormat.of().formatHex(digest.digest()));
    heads.add(text);
  }

  private static int octet(InputStream in) throws IOException {
    int octet = in.read();
    if (octet < 0) {
      throw new EOFException("the client left in the middle of its question");
    }
    return octet;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  List<String> heads() {
    return heads;
  }

  List<String> contents() {
    return contents;
  }

  ScannerAddress address() {
    return loop.address() instanceof UnixDomainSocketAddress file
        ? new ScannerAddress.UnixSocket(file.getPath())
        : new ScannerAddress.Tcp("127.0.0.1", loop.port());
  }

  @Override
  public void close() {
    loop.close();
  }
}
