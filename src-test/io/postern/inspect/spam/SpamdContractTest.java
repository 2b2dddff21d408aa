package io.postern.inspect.spam;

import io.postern.inspect.Finding;
import io.postern.inspect.Inspector;
import io.postern.inspect.InspectorContract;
import io.postern.inspect.scanner.ScannerAddress;
import io.postern.inspect.scanner.ScannerTimeouts;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;

class SpamdContractTest extends InspectorContract {
  @Override
  protected Inspector asking(Scanner scanner) throws IOException {
    FakeSpamd server = untilTheEnd(FakeSpamd.onPort(script(scanner)));
    ScannerAddress address = server.address();
    if (scanner == Scanner.ABSENT) {
      server.close();
    }
    ScannerTimeouts timeouts =
        new ScannerTimeouts(
            patience(scanner), patience(scanner), patience(scanner).multipliedBy(3));
    return new Spamd(
        new SpamdSettings(
            "spamd",
            address,
            timeouts,
            new SizeCap(40_000_000, SizeCap.Larger.COULD_NOT_TELL),
            ScannerUser.NONE,
            "gw.company.example"));
  }

  @Override
  protected boolean isPass(Finding finding) {
    return finding instanceof Finding.Scored scored && !scored.isSpam();
  }

  @Override
  protected boolean isFound(Finding finding) {
    return finding instanceof Finding.Scored scored && scored.isSpam();
  }

  private static FakeSpamd.Script script(Scanner scanner) {
    return switch (scanner) {
      case PASSES -> FakeSpamd.answering(FakeSpamd.verdict("False ; 0.1 / 5.0", "A\r\n"));
      case FINDS -> FakeSpamd.answering(FakeSpamd.verdict("True ; 9.0 / 5.0", "GTUBE\r\n"));
      case HANGS_UP -> (spamd, peer) -> {};
      case LIES ->
          (spamd, peer) -> FakeSpamd.say(peer, FakeSpamd.verdict("False ; 0.1 / 5.0", "A\r\n"));
      case CUT -> FakeSpamd.answering("SPAMD/1.1 0 EX_OK\r\nSpam: False ; 0.1 / 5.0\r\n");
      case GARBAGE -> FakeSpamd.answering("\u001b[31m\u00e2\u0080\u00ae SPAMD/1.1 0 EX_OK\r\n\r\n");
      case ABSENT, SILENT -> (spamd, peer) -> LockSupport.parkNanos(2_000_000_000L);
      case ENDLESS -> (spamd, peer) -> repeat(peer, "x".repeat(1000), 0);
      case TRICKLING ->
          (spamd, peer) -> {
            spamd.take(peer);
            repeat(peer, "x", 50_000_000);
          };
    };
  }

  private static void repeat(SocketChannel peer, String text, long pause) throws IOException {
    while (peer.isOpen()) {
      FakeSpamd.say(peer, text);
      LockSupport.parkNanos(pause);
    }
  }
}
