package io.postern.notice;

import io.postern.mail.Address;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import java.io.IOException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes to the postmaster about what needs a person. What strangers wrote stands behind a label of
 * ours, on one line and cut to a length. Safe for several threads.
 */
public final class Alerts {
  private static final int MAX_LISTED = 20;

  private final MailIds ids;
  private final Clock clock;
  private final String host;
  private final Wording wording;

  /**
   * @param host the gateway's name, as in its Received lines
   */
  public Alerts(MailIds ids, Clock clock, String host, Templates templates) {
    this.ids = ids;
    this.clock = clock;
    this.host = host;
    this.wording = new Wording(templates);
  }

  /** Tells of a mail that could not be sent and whose sender cannot be told (F96). */
  public Mail untold(Address postmaster, Untold about) throws IOException {
    List<Untold.Failed> failed = about.failed();
    int more = failed.size() - MAX_LISTED;
    boolean nobody = about.why() == Untold.Why.NOBODY;
    String subject = PlainWords.of(about.subject());
    Map<String, Object> values =
        Map.of(
            "host", host,
            "id", PlainWords.of(about.mailId()),
            "why", wording.word(nobody ? "untold.nobody" : "untold.unknown"),
            "sender", PlainWords.of(about.sender()),
            "subject", subject.isBlank() ? wording.word("nosubject") : subject,
            "recipients", failed.stream().limit(MAX_LISTED).map(Alerts::describe).toList(),
            "more", more > 0 ? wording.counted("untold.more", more) : "");
    return compose(
        postmaster, wording.word("untold.subject"), wording.text(NoticeFile.UNTOLD, values));
  }

  private static Map<String, String> describe(Untold.Failed failed) {
    return Map.of(
        "recipient", PlainWords.of(failed.recipient()), "answer", PlainWords.of(failed.answer()));
  }

  /**
   * Tells of a server that does not take outgoing mail.
   *
   * @param server its name in the settings, or a domain
   * @param answer what it said, or what went wrong
   * @param advice what can be done; empty when there is none
   */
  public Mail trouble(Address postmaster, String server, String answer, Optional<Advice> advice)
      throws IOException {
    String name = PlainWords.of(server);
    Map<String, Object> values =
        Map.of(
            "host",
            host,
            "server",
            name,
            "answer",
            PlainWords.of(answer),
            "advice",
            advice.map(each -> wording.word(each.key())).orElse(""));
    return compose(
        postmaster,
        wording.word("trouble.subject", "server", name),
        wording.text(NoticeFile.TROUBLE, values));
  }

  private Mail compose(Address postmaster, String subject, String text) throws IOException {
    return new OwnMail(ids.next(), host, ZonedDateTime.now(clock), postmaster, subject, text)
        .compose();
  }
}
