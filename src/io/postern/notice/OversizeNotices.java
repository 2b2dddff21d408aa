package io.postern.notice;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.HeaderText;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import io.postern.mail.OneLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what people read about mails that are too large: those who would have got it (F36), and
 * who sent it (F37). Safe for several threads.
 */
public final class OversizeNotices {
  private static final int MAX_SUBJECT = 150;

  private final MailIds ids;
  private final Clock clock;
  private final String host;
  private final Address postmaster;
  private final Wording wording;

  /**
   * @param clock also says in which time zone moments are shown
   * @param host the gateway's name, as in its Received lines
   * @param postmaster in whose name notices are written
   */
  public OversizeNotices(
      MailIds ids, Clock clock, String host, Address postmaster, Templates templates) {
    this.ids = ids;
    this.clock = clock;
    this.host = host;
    this.postmaster = postmaster;
    this.wording = new Wording(templates);
  }

  /**
   * Tells recipients that a mail to them is not fetched. Several do not learn of each other.
   *
   * @param to at least one
   */
  public Mail toRecipients(Oversize about, List<Address> to) throws IOException {
    Map<String, Object> values = values(about);
    values.put("account", PlainWords.of(about.account()));
    values.put("sender", PlainWords.of(sender(about)));
    String text = wording.text(NoticeFile.OVERSIZE, values);
    return compose(to, "oversize.subject", about, text, "auto-generated");
  }

  /**
   * Tells the sender, who may be anywhere, that the mail was not delivered. Who would have got it
   * is not said.
   */
  public Mail toSender(Oversize about, Address sender) throws IOException {
    Map<String, Object> values = values(about);
    values.put("postmaster", PlainWords.of(postmaster.toString()));
    String text = wording.text(NoticeFile.OVERSIZE_SENDER, values);
    return compose(List.of(sender), "oversize.sender.subject", about, text, "auto-replied");
  }

  private Map<String, Object> values(Oversize about) {
    Map<String, Object> values = new HashMap<>();
    values.put("host", host);
    values.put("id", PlainWords.of(about.mail().id()));
    values.put("at", wording.moment(clock.instant(), clock.getZone()));
    values.put("size", wording.size(about.octets()));
    values.put("limit", wording.size(about.limit()));
    values.put("subject", subject(about));
    return values;
  }

  private String subject(Oversize about) {
    String decoded = about.mail().header().first("Subject").map(HeaderText::decode).orElse("");
    String words = OneLine.abridged(decoded, MAX_SUBJECT);
    return words.isEmpty() ? wording.word("nosubject") : words;
  }

  /** As the author wrote it; without that, what the provider's server noted. */
  private static String sender(Oversize about) {
    return about
        .mail()
        .header()
        .first("From")
        .map(HeaderText::decode)
        .orElseGet(() -> about.mail().envelope().reversePath());
  }

  private Mail compose(
      List<Address> to, String subjectKey, Oversize about, String text, String submitted)
      throws IOException {
    String id = ids.next();
    String subject = wording.word(subjectKey, "subject", subject(about));
    String header =
        new OwnHeader(id, host, ZonedDateTime.now(clock), postmaster, to, subject)
            .lines(
                List.of(
                    "Auto-Submitted: " + submitted,
                    "MIME-Version: 1.0",
                    "Content-Type: text/plain; charset=utf-8",
                    "Content-Language: " + wording.language(),
                    "Content-Transfer-Encoding: quoted-printable"));
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    octets.write(header.getBytes(StandardCharsets.UTF_8));
    octets.write(QuotedPrintable.of(text));
    return Mail.of(id, OwnEnvelope.to(to), Content.of(octets.toByteArray()));
  }
}
