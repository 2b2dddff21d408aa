package io.postern.inspect.antivirus;

import io.postern.inspect.Inspector;
import io.postern.inspect.InspectorContract;
import io.postern.inspect.scanner.ScannerAddress;
import io.postern.inspect.scanner.ScannerTimeouts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

class IcapContractTest extends InspectorContract {
  private static final String OPTIONS = "Methods: RESPMOD\r\nPreview: 10\r\n";

  @Override
  protected Inspector asking(Scanner scanner) throws IOException {
    FakeServer server = untilTheEnd(FakeServer.onPort(talk(scanner)));
    ScannerAddress.Tcp address = server.tcp();
    if (scanner == Scanner.ABSENT) {
      server.close();
    }
    IcapSettings settings =
        new IcapSettings(
            "icap",
            address,
            "avscan",
            IcapSettings.Method.RESPMOD,
            new ScannerTimeouts(
                patience(scanner), patience(scanner), patience(scanner).multipliedBy(2)),
            40_000_000,
            IcapSettings.INFECTION_HEADERS,
            ClamdSettings.LIMITS_EXCEEDED);
    return new Icap(settings, Clock.systemUTC());
  }

  private static FakeServer.Talk talk(Scanner scanner) {
    return switch (scanner) {
      case PASSES -> answering("ICAP/1.0 204 Unmodified\r\n\r\n");
      case FINDS -> answering("ICAP/1.0 200 OK\r\nX-Virus-ID: Eicar\r\n\r\n");
      case HANGS_UP -> (in, out, server) -> in.read();
      case LIES ->
          (in, out, server) ->
              out.write("ICAP/1.0 204 Unmodified\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      case CUT -> answering("ICAP/1.0 204 Unmodi");
      case GARBAGE -> answering("ICAP/1.0 2\u001b[31m\u00e2\u0080\u00ae\r\n\r\n");
      case ABSENT, SILENT -> (in, out, server) -> server.idle(5_000);
      case ENDLESS -> answering("ICAP/1.0 204 Unmodified\r\n" + "X: y\r\n".repeat(100_000));
      case TRICKLING ->
          (in, out, server) -> {
            while (!server.isClosing()) {
              out.write("I".getBytes(StandardCharsets.US_ASCII));
              server.idle(100);
            }
          };
    };
  }

  private static FakeIcap answering(String answer) {
    return new FakeIcap(OPTIONS, true, answer);
  }
}
