package io.postern.demo;

import java.io.IOException;
import org.subethamail.smtp.internal.server.BaseCommand;
import org.subethamail.smtp.server.Session;

/**
 * EHLO that offers what the embedded server does well: SIZE, 8BITMIME, PIPELINING; not CHUNKING,
 * whose implementation takes a cut connection for the end of a mail.
 */
final class EhloWithPipelining extends BaseCommand {
  EhloWithPipelining() {
    super("EHLO", "Says who is calling and asks what is offered.", "<hostname>");
  }

  @Override
  public void execute(String line, Session session) throws IOException {
    String[] words = getArgs(line);
    if (words.length < 2) {
      session.sendResponse("501 5.5.4 EHLO needs a name");
      return;
    }
    session.resetMailTransaction();
    session.setHelo(words[1]);
    session.sendResponse(
        "250-"
            + session.getServer().getHostName()
            + "\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE "
            + session.getServer().getMaxMessageSize());
  }
}
