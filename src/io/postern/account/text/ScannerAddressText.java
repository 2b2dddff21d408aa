package io.postern.account.text;

import io.postern.advice.Quoted;
import io.postern.inspect.scanner.ScannerAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;

/**
 * Where a scanner listens: a host, with or without port, or the absolute path of a socket.
 *
 * @param port where none is written
 */
public record ScannerAddressText(int port) implements ValueType<ScannerAddress> {
  /** What the address of a socket has room for, on every platform. */
  private static final int MAX_SOCKET = 100;

  @Override
  public String noun() {
    return "an address";
  }

  @Override
  public String expected() {
    return new TcpAddressText(port).expected() + ", or the absolute path of a socket";
  }

  @Override
  public Parsed<ScannerAddress> parse(String text) {
    if (text.startsWith("/")) {
      return socket(text);
    }
    if (text.contains("/")) {
      return new Parsed.Bad<>(Quoted.text(text) + " is a relative path");
    }
    return new TcpAddressText(port).parse(text) instanceof Parsed.Good<ScannerAddress.Tcp> tcp
        ? new Parsed.Good<>(tcp.value())
        : not(text);
  }

  private Parsed<ScannerAddress> socket(String text) {
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_SOCKET) {
      return new Parsed.Bad<>(
          Quoted.text(text) + " is longer than " + MAX_SOCKET + " octets, too long for a socket");
    }
    try {
      return new Parsed.Good<>(ScannerAddress.parse(text, port));
    } catch (InvalidPathException wrong) {
      return not(text);
    }
  }
}
