package io.postern.inspect.spam;

import io.postern.inspect.Finding;
import io.postern.inspect.Finding.CouldNotTell.Why;
import io.postern.inspect.Inspector;
import io.postern.inspect.InspectorContract;
import io.postern.inspect.scanner.ScannerTimeouts;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

class RspamdContractTest extends InspectorContract {
  private static final String PASS =
      "{\"score\":0.5,\"required_score\":15,\"action\":\"no action\",\"symbols\":{\"A\":{}}}";
  private static final String SPAM =
      "{\"score\":17.5,\"required_score\":15,\"action\":\"reject\",\"symbols\":{\"GTUBE\":{}}}";

  @Override
  protected Inspector asking(Scanner scanner) throws IOException {
    FakeRspamd server = untilTheEnd(server(scanner));
    URI uri = server.uri();
    if (scanner == Scanner.ABSENT) {
      server.close();
    }
    return new Rspamd(
        new RspamdSettings(
            "rspamd",
            uri,
            Optional.empty(),
            Optional.empty(),
            new ScannerTimeouts(
                patience(scanner), patience(scanner), patience(scanner).multipliedBy(5)),
            SizeCap.DEFAULT,
            ScannerUser.NONE));
  }

  private static FakeRspamd server(Scanner scanner) throws IOException {
    return switch (scanner) {
      case PASSES, ABSENT -> FakeRspamd.answering(200, PASS);
      case FINDS -> FakeRspamd.answering(200, SPAM);
      case SILENT -> new FakeRspamd(200, PASS, 0, 3_000_000_000L);
      case HANGS_UP -> new FakeRspamd(200, "", PASS.length(), 0);
      case LIES -> FakeRspamd.answering(200, PASS.replace("15,", "15,\"is_skipped\":true,"));
      case CUT -> new FakeRspamd(200, PASS.substring(0, 30), PASS.length(), 0);
      case GARBAGE -> FakeRspamd.answering(200, "\u001b[31m\u202e {\"score\":0");
      case ENDLESS -> FakeRspamd.answering(200, PASS + " ".repeat(2 * 1024 * 1024));
      case TRICKLING -> new FakeRspamd(200, PASS, 0, 50_000_000);
    };
  }

  /** It says of itself that it did not look. */
  @Override
  protected Why whyOf(Scanner scanner) {
    return scanner == Scanner.LIES ? Why.MAIL : Why.NO_ANSWER;
  }

  @Override
  protected boolean judgesBeginnings() {
    return true;
  }

  @Override
  protected boolean isPass(Finding finding) {
    return finding instanceof Finding.Scored scored && !scored.isSpam();
  }

  @Override
  protected boolean isFound(Finding finding) {
    return finding instanceof Finding.Scored scored && scored.isSpam();
  }
}
