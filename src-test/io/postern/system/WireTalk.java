package io.postern.system;

import io.postern.wire.Fingerprint;
import io.postern.wire.Peer;
import io.postern.wire.Security;
import io.postern.wire.Wire;
import io.postern.wire.Wires;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** A client that says what a test tells it to; one character per octet. */
final class WireTalk implements AutoCloseable {
  private static final int MAX_LINE = 4 * 1024 * 1024;

  private final Wires wires = new Wires();
  private final Wire wire;

  WireTalk(int port) throws IOException {
    this(port, Security.NONE, Optional.empty());
  }

  private WireTalk(int port, Security security, Optional<Fingerprint> pin) throws IOException {
    Duration patience = Duration.ofSeconds(20);
    wire = wires.connect(new Peer("127.0.0.1", port, security, pin, patience, patience));
  }

  /** A connection to a server that must show this certificate. */
  static WireTalk overTls(int port, Fingerprint pin) throws IOException {
    return new WireTalk(port, Security.TLS, Optional.of(pin));
  }

  /** Says a line and returns the first line of the answer. */
  String say(String line) throws IOException {
    wire.out().writeLine(line);
    wire.out().flush();
    return hear();
  }

  /** Says octets as they are. */
  void send(byte[] octets) throws IOException {
    wire.out().write(octets, 0, octets.length);
    wire.out().flush();
  }

  String hear() throws IOException {
    return wire.in().readLine(MAX_LINE);
  }

  /** A dot-stuffed content up to CR LF . CR LF, without the stuffing. */
  String hearContent() throws IOException {
    StringBuilder stuffed = new StringBuilder("\r\n");
    while (stuffed.length() < 5 || !stuffed.substring(stuffed.length() - 5).equals("\r\n.\r\n")) {
      if (!wire.in().hasBuffered()) {
        wire.in().fill();
      }
      stuffed.append((char) (wire.in().buffer()[wire.in().position()] & 0xff));
      wire.in().consume(1);
    }
    String content = stuffed.substring(0, stuffed.length() - 3).replace("\r\n.", "\r\n");
    return content.substring(2);
  }

  /** Whether the other end has closed the connection. */
  boolean isClosedByPeer() {
    try {
      wire.in().fill();
      return false;
    } catch (IOException closed) {
      // the answer
      return true;
    }
  }

  @Override
  public void close() {
    wire.close();
    wires.close();
  }
}
