package io.postern.inspect.spam;

import io.postern.inspect.scanner.ScannerInput;
import io.postern.inspect.scanner.ScannerLink;
import io.postern.inspect.scanner.SpokeFirstException;
import java.io.IOException;

/** One question to spamd and its answer; spamd takes one per connection. */
final class SpamdDialogue {
  private final SpamdSettings settings;

  SpamdDialogue(SpamdSettings settings) {
    this.settings = settings;
  }

  /**
   * Asks.
   *
   * @return an answer with code 0
   * @throws IOException saying what went wrong: no connection, no answer in time, an error code,
   *     nonsense, or an answer to less than the mail
   */
  SpamdReply ask(SpamdRequest request) throws IOException {
    try (ScannerLink link = ScannerLink.open(settings.address(), settings.timeouts())) {
      ScannerInput in = new ScannerInput(link);
      try {
        request.sendTo(link);
      } catch (SpokeFirstException gone) {
        throw new IOException(lastWords(in, gone), gone);
      }
      SpamdReply reply = SpamdReply.read(in);
      if (reply.complaint().isPresent()) {
        throw new IOException(reply.complaint().get());
      }
      return reply;
    }
  }

  /** What it said before it hung up, if it was a complaint; praise for half a mail is none. */
  private static String lastWords(ScannerInput in, SpokeFirstException gone) {
    try {
      return SpamdReply.read(in).complaint().orElse(gone.getMessage());
    } catch (IOException silent) {
      gone.addSuppressed(silent);
      return gone.getMessage();
    }
  }
}
