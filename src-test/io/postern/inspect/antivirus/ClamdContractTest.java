package io.postern.inspect.antivirus;

import io.postern.inspect.Inspector;
import io.postern.inspect.InspectorContract;
import io.postern.inspect.scanner.ScannerAddress;
import io.postern.inspect.scanner.ScannerTimeouts;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

class ClamdContractTest extends InspectorContract {
  @Override
  protected Inspector asking(Scanner scanner) throws IOException {
    FakeServer server = untilTheEnd(FakeServer.onPort(talk(scanner)));
    ScannerAddress.Tcp address = server.tcp();
    if (scanner == Scanner.ABSENT) {
      server.close();
    }
    return new Clamd(
        new ClamdSettings(
            "clamd",
            address,
            new ScannerTimeouts(
                patience(scanner), patience(scanner), patience(scanner).multipliedBy(2)),
            40_000_000,
            ClamdSettings.LIMITS_EXCEEDED));
  }

  private static FakeServer.Talk talk(Scanner scanner) {
    return switch (scanner) {
      case PASSES -> new FakeClamd("stream: OK\0");
      case FINDS -> new FakeClamd("stream: Eicar FOUND\0");
      case HANGS_UP -> (in, out, server) -> in.read();
      case LIES ->
          (in, out, server) -> {
            out.write("stream: OK\0".getBytes(StandardCharsets.US_ASCII));
            server.idle(5);
          };
      case CUT -> new FakeClamd("stream: O");
      case GARBAGE -> new FakeClamd("\u001b[31m\u00e2\u0080\u00ae stream: OK?\r\nX: y\0");
      case ABSENT, SILENT -> (in, out, server) -> server.idle(5_000);
      case ENDLESS -> (in, out, server) -> repeat(out, server, 0);
      case TRICKLING ->
          (in, out, server) -> {
            FakeClamd.readStream(new DataInputStream(in));
            repeat(out, server, 100);
          };
    };
  }

  private static void repeat(OutputStream out, FakeServer server, long pause) throws IOException {
    byte[] octet = "x".getBytes(StandardCharsets.US_ASCII);
    while (!server.isClosing()) {
      out.write(octet);
      if (pause > 0) {
        server.idle(pause);
      }
    }
  }
}
