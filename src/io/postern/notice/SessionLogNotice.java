package io.postern.notice;

import io.postern.mail.Address;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import java.io.IOException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Mails the log of a session (F117). Every line begins with two blanks, which keeps mail programs
 * that take line ends for superfluous from joining lines (F122), and nothing says that the text may
 * flow.
 */
public final class SessionLogNotice {
  private static final String INDENT = "  ";

  private final MailIds ids;
  private final Clock clock;
  private final String host;
  private final Wording wording;

  /**
   * @param host the gateway's name, as in its Received lines
   */
  public SessionLogNotice(MailIds ids, Clock clock, String host, Templates templates) {
    this.ids = ids;
    this.clock = clock;
    this.host = host;
    this.wording = new Wording(templates);
  }

  /**
   * Composes one mail, from the empty sender.
   *
   * @param end how the session ended: the part behind {@code session.} of the name of a short text
   * @param failures how many sessions in a row have failed
   * @param lines of the log, short and clean
   * @throws IllegalArgumentException when there are no words for how it ended
   */
  public Mail compose(Address to, String account, String end, int failures, List<String> lines)
      throws IOException {
    String outcome = wording.word("session." + end);
    String text =
        wording.text(
            NoticeFile.SESSION_LOG,
            Map.of(
                "host",
                host,
                "account",
                PlainWords.of(account),
                "outcome",
                outcome,
                "failures",
                failures > 1 ? wording.counted("session.failures", failures) : "",
                "log",
                lines.stream().map(SessionLogNotice::setIn).collect(Collectors.joining("\n"))));
    String subject = wording.word("session.subject", "what", account + ", " + outcome);
    return new OwnMail(ids.next(), host, ZonedDateTime.now(clock), to, subject, text).compose();
  }

  private static String setIn(String line) {
    return line.isEmpty() ? line : INDENT + line;
  }
}
