package io.postern.notice;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import io.postern.mail.OneLine;
import io.postern.notice.ReportedRecipient.Action;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes what people read about inspected mails (F110, F164). The mails that it is about are never
 * copied: they must stay readable as long as what is written here. Safe for several threads.
 */
public final class InspectionNotices {
  private static final String POLICY = "5.7.1";
  private static final int MAX_REASONS = 290;

  private final MailIds ids;
  private final Clock clock;
  private final String host;
  private final Address postmaster;
  private final Wording wording;
  private final InspectionText texts;
  private final Reports reports;
  private final Boundaries boundaries = new Boundaries();

  /**
   * @param clock also says in which time zone moments are shown
   * @param host the gateway's name, as in its Received lines
   * @param postmaster in whose name notices are written
   * @throws IllegalArgumentException naming a host name that cannot be used
   */
  public InspectionNotices(
      MailIds ids, Clock clock, String host, Address postmaster, Templates templates) {
    this.ids = ids;
    this.clock = clock;
    this.host = host;
    this.postmaster = postmaster;
    this.wording = new Wording(templates);
    this.texts = new InspectionText(wording, host, clock.getZone());
    this.reports = new Reports(ids, clock, host, templates);
  }

  /**
   * Tells recipients that a mail was stopped, with its header. Several recipients do not learn of
   * each other.
   *
   * @param to at least one
   * @throws IOException when the mail cannot be read
   */
  public Mail toRecipients(Inspected about, List<Address> to) throws IOException {
    ReturnedPart header = ReturnedPart.headerOf(about.mail().content());
    MixedMail mixed =
        mixed(
            texts.withHeader(NoticeFile.INTERCEPTED, about),
            header.header(),
            header.content(),
            header.eightBit());
    return fromUs(mixed, to, wording.word("intercepted.subject", "subject", texts.subject(about)));
  }

  /**
   * Tells a specialist, with the complete mail.
   *
   * @throws IOException when the mail cannot be read
   */
  public Mail toSpecialist(Inspected about, Address specialist) throws IOException {
    AttachedMail attached = AttachedMail.of(about.mail());
    MixedMail mixed = mixed(texts.withMail(NoticeFile.SPECIALIST, about, attached), attached);
    String subject = wording.word("specialist.subject", "subject", texts.subject(about));
    return fromUs(mixed, List.of(specialist), subject);
  }

  /**
   * The mail as an attachment of a warning, with the same name and envelope; a mail program shows
   * it in the place of the mail, since the fields that it goes by are the same, octet for octet.
   *
   * @throws IOException when the mail cannot be read
   */
  public Mail warning(Inspected about) throws IOException {
    Mail original = about.mail();
    AttachedMail attached = AttachedMail.of(original);
    KeptFields kept = KeptFields.of(original.content());
    MixedMail mixed = mixed(texts.withMail(NoticeFile.WARNING, about, attached), attached);
    List<String> more = new ArrayList<>();
    if (!kept.has("From")) {
      more.add("From: Postern <" + postmaster + ">");
    }
    if (!kept.has("Auto-Submitted")) {
      more.add("Auto-Submitted: auto-generated");
    }
    more.addAll(mixed.fields());
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    header.write(kept.octets());
    header.write(utf8(String.join("\r\n", more) + "\r\n\r\n"));
    return mixed.compose(original.id(), original.envelope(), header.toByteArray());
  }

  /**
   * Gives a mail back to its sender (RFC 3464), with its header only: what was found in it must not
   * travel on.
   *
   * @param sender who need not be one of ours, so that the report is in the postmaster's name
   * @throws IOException when the mail cannot be read
   */
  public Mail returned(Inspected about, Address sender) throws IOException {
    Mail mail = about.mail();
    String reasons = OneLine.abridged(String.join("; ", about.reasons()), MAX_REASONS);
    List<ReportedRecipient> recipients =
        mail.envelope().recipients().stream().map(to -> refused(mail, to, reasons)).toList();
    DeliveryReport report =
        new DeliveryReport(
            DeliveryReport.Reason.FAILURE,
            mail,
            InspectionText.rawSubject(about),
            about.at(),
            recipients,
            false,
            0);
    return reports.compose(report, sender, postmaster);
  }

  private static ReportedRecipient refused(Mail mail, Address to, String reasons) {
    return new ReportedRecipient(
        to,
        mail.envelope().parameters().of(to).originalRecipient(),
        Action.FAILED,
        POLICY,
        reasons,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * What stands in the place of a part that was taken out; any characters, lines ending with LF.
   *
   * @param names of the part, as shown; may be empty
   * @param octets its size, decoded
   * @param reasons one sentence each
   */
  public String inPlaceOf(String names, long octets, List<String> reasons) {
    return texts.inPlaceOf(names, octets, reasons);
  }

  private MixedMail mixed(String text, AttachedMail attached) {
    return mixed(text, attached.header(), attached.content(), attached.eightBit());
  }

  private MixedMail mixed(String text, String header, Content attached, boolean eightBit) {
    return new MixedMail(boundaries.next(), wording.language(), text, header, attached, eightBit);
  }

  private Mail fromUs(MixedMail mixed, List<Address> to, String subject) throws IOException {
    String id = ids.next();
    List<String> more = new ArrayList<>(List.of("Auto-Submitted: auto-generated"));
    more.addAll(mixed.fields());
    String header =
        new OwnHeader(id, host, ZonedDateTime.now(clock), postmaster, to, subject).lines(more);
    return mixed.compose(id, OwnEnvelope.to(to), utf8(header));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
