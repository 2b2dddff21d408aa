package io.postern.notice;

import io.postern.mail.Address;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import java.io.IOException;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tells the postmaster which mails are newly held. What strangers wrote stands behind a label of
 * ours, on one line and cut to a length, so it can neither look like our words nor become a header
 * line.
 */
public final class HoldNotice {
  private final Template notice = Template.read("hold-notice.txt");
  private final Template entry = Template.read("hold-notice-mail.txt");
  private final MailIds ids;
  private final Clock clock;
  private final String host;

  /**
   * @param clock also says in which time zone moments are shown
   * @param host the gateway's name, as in its Received lines
   */
  public HoldNotice(MailIds ids, Clock clock, String host) {
    this.ids = ids;
    this.clock = clock;
    this.host = host;
  }

  /**
   * Composes one notice, from the empty sender to the postmaster.
   *
   * @param mails at least one
   */
  public Mail compose(Address postmaster, List<HeldMail> mails) throws IOException {
    String count = mails.size() == 1 ? "1 mail" : mails.size() + " mails";
    String text =
        notice.fill(
            Map.of(
                "count", count,
                "host", host,
                "mails", mails.stream().map(this::describe).collect(Collectors.joining())));
    ZonedDateTime now = ZonedDateTime.now(clock);
    return new OwnMail(ids.next(), host, now, postmaster, "[Postern] " + count + " held", text)
        .compose();
  }

  private String describe(HeldMail mail) {
    return entry.fill(
        Map.of(
            "id", PlainWords.of(mail.id()),
            "account", PlainWords.of(mail.account()),
            "at", mail.at().atZone(clock.getZone()).truncatedTo(ChronoUnit.SECONDS).toString(),
            "size", String.valueOf(mail.size()),
            "sender", mail.sender().isEmpty() ? "<>" : PlainWords.of(mail.sender()),
            "subject", mail.subject().isBlank() ? "(none)" : PlainWords.of(mail.subject()),
            "recipients",
                mail.recipients().isEmpty()
                    ? "as routing says"
                    : PlainWords.of(String.join(", ", mail.recipients())),
            "reason", PlainWords.of(mail.reason())));
  }
}
