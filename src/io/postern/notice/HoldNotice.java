package io.postern.notice;

import io.postern.mail.Address;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import java.io.IOException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Tells the postmaster which mails are newly held. What strangers wrote stands behind a label of
 * ours, on one line and cut to a length, so it can neither look like our words nor become a header
 * line.
 */
public final class HoldNotice {
  private final MailIds ids;
  private final Clock clock;
  private final String host;
  private final Wording wording;

  /** As the other constructor, with the program's own English texts. */
  public HoldNotice(MailIds ids, Clock clock, String host) {
    this(ids, clock, host, Templates.builtIn(Locale.ENGLISH));
  }

  /**
   * @param clock also says in which time zone moments are shown
   * @param host the gateway's name, as in its Received lines
   */
  public HoldNotice(MailIds ids, Clock clock, String host, Templates templates) {
    this.ids = ids;
    this.clock = clock;
    this.host = host;
    this.wording = new Wording(templates);
  }

  /**
   * Composes one notice, from the empty sender to the postmaster.
   *
   * @param mails at least one
   */
  public Mail compose(Address postmaster, List<HeldMail> mails) throws IOException {
    int count = mails.size();
    String text =
        wording.text(
            NoticeFile.HOLD,
            Map.of(
                "host", host,
                "held", wording.counted("hold.held", count),
                "mails", mails.stream().map(this::describe).toList()));
    ZonedDateTime now = ZonedDateTime.now(clock);
    String subject = wording.counted("hold.subject", count);
    return new OwnMail(ids.next(), host, now, postmaster, subject, text).compose();
  }

  private Map<String, String> describe(HeldMail mail) {
    return Map.of(
        "id", PlainWords.of(mail.id()),
        "account", PlainWords.of(mail.account()),
        "at", mail.at().atZone(clock.getZone()).truncatedTo(ChronoUnit.SECONDS).toString(),
        "size", wording.counted("size.octets", mail.size()),
        "sender", mail.sender().isEmpty() ? "<>" : PlainWords.of(mail.sender()),
        "subject", mail.subject().isBlank() ? wording.word("none") : PlainWords.of(mail.subject()),
        "recipients",
            mail.recipients().isEmpty()
                ? wording.word("by.routing")
                : PlainWords.of(String.join(", ", mail.recipients())),
        "reason", PlainWords.of(mail.reason()));
  }
}
