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
  private static final int MAX_VALUE = 300;

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
            "id", oneLine(mail.id()),
            "account", oneLine(mail.account()),
            "at", mail.at().atZone(clock.getZone()).truncatedTo(ChronoUnit.SECONDS).toString(),
            "size", String.valueOf(mail.size()),
            "sender", mail.sender().isEmpty() ? "<>" : oneLine(mail.sender()),
            "subject", mail.subject().isBlank() ? "(none)" : oneLine(mail.subject()),
            "recipients",
                mail.recipients().isEmpty()
                    ? "as routing says"
                    : oneLine(String.join(", ", mail.recipients())),
            "reason", oneLine(mail.reason())));
  }

  /** Also takes out what turns the direction of writing around. */
  private static String oneLine(String text) {
    String cut = text.length() > MAX_VALUE ? text.substring(0, MAX_VALUE) + "…" : text;
    return cut.replaceAll(
            "[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]+",
            " ")
        .strip();
  }
}
