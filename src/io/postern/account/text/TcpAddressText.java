package io.postern.account.text;

import io.postern.inspect.scanner.ScannerAddress;

/**
 * Where a server listens: a host, with or without port. Nothing is looked up.
 *
 * @param port where none is written
 */
public record TcpAddressText(int port) implements ValueType<ScannerAddress.Tcp> {
  private static final HostText HOST = new HostText();

  @Override
  public String noun() {
    return "an address";
  }

  @Override
  public String expected() {
    return "host:port, or a host alone for port " + port;
  }

  @Override
  public Parsed<ScannerAddress.Tcp> parse(String text) {
    if (text.startsWith("/")) {
      return not(text);
    }
    try {
      return ScannerAddress.parse(text, port) instanceof ScannerAddress.Tcp tcp
              && HOST.parse(tcp.host()) instanceof Parsed.Good<String>
          ? new Parsed.Good<>(tcp)
          : not(text);
    } catch (IllegalArgumentException wrong) {
      return not(text);
    }
  }
}
