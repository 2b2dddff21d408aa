package io.postern.notice;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Header;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes what the gateway tells the senders of mail (RFC 3461, RFC 6522, RFC 3464, RFC 6533). All
 * of it comes from the empty sender, so that nobody ever answers it with a mail.
 *
 * <p>Nothing that a stranger wrote can begin a line, a header field or a part. Safe for several
 * threads.
 */
public final class Reports {
  private static final int MAX_MESSAGE_ID = 250;

  private final MailIds ids;
  private final Clock clock;
  private final String hostName;
  private final Wording wording;
  private final Address ownPostmaster;
  private final Boundaries boundaries = new Boundaries();

  /**
   * With the program's own texts.
   *
   * @param clock also says in which time zone moments are shown
   * @param hostName the gateway's name, as in its Received lines
   * @param language of the texts for people: English, German or French; the country does not matter
   * @throws IllegalArgumentException naming the language or the host name that cannot be used
   */
  public Reports(MailIds ids, Clock clock, String hostName, Locale language) {
    this(ids, clock, hostName, Templates.builtIn(language));
  }

  /**
   * @param clock also says in which time zone moments are shown
   * @param hostName the gateway's name, as in its Received lines
   * @param templates the texts for people
   * @throws IllegalArgumentException naming the host name that cannot be used
   */
  public Reports(MailIds ids, Clock clock, String hostName, Templates templates) {
    this.ids = ids;
    this.clock = clock;
    this.ownPostmaster =
        Address.parse("postmaster@" + hostName)
            .filter(address -> PlainWords.isAscii(address.toString()))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "not a host name: \"" + hostName + "\"; expected one in ASCII"));
    this.hostName = ownPostmaster.domain();
    this.wording = new Wording(templates);
  }

  /**
   * Composes a report to the sender of a mail. The original's content is not copied; it must stay
   * readable as long as the report's is read.
   *
   * @param to who is told: a sender of ours, in whose domain's postmaster's name the report is
   *     written
   * @throws IOException when the original cannot be read
   */
  public Mail compose(DeliveryReport report, Address to) throws IOException {
    return compose(report, to, author(to));
  }

  /**
   * As the other one, in somebody's name: for a reader who is not one of ours, and in whose
   * domain's name nothing may be written.
   */
  Mail compose(DeliveryReport report, Address to, Address author) throws IOException {
    String id = ids.next();
    String boundary = boundaries.next();
    ReturnedPart returned = ReturnedPart.of(report);
    StatusPart status = new StatusPart(report, hostName, clock);
    ReportText text = new ReportText(wording, report, hostName, clock);
    boolean eightBit = returned.eightBit() || status.isInternational();
    OwnHeader header =
        new OwnHeader(id, hostName, ZonedDateTime.now(clock), author, List.of(to), text.subject());

    ByteArrayOutputStream top = new ByteArrayOutputStream(4_096);
    top.write(utf8(header(report.original(), boundary, eightBit, header)));
    top.write(utf8("--" + boundary + "\r\n" + textHeader()));
    top.write(QuotedPrintable.of(text.text(returned.whole())));
    top.write(utf8("\r\n--" + boundary + "\r\n" + status.text()));
    top.write(utf8("\r\n--" + boundary + "\r\n" + returned.header()));
    byte[] octets = top.toByteArray();
    Content end = Content.of(utf8("\r\n--" + boundary + "--\r\n"));
    Content content = Content.of(List.of(Content.of(octets), returned.content(), end));
    return new Mail(id, OwnEnvelope.to(List.of(to)), content, Header.parse(octets, octets.length));
  }

  private static String header(Mail original, String boundary, boolean eightBit, OwnHeader header) {
    List<String> more = new ArrayList<>();
    messageId(original)
        .ifPresent(
            origin -> {
              more.add(FoldedField.of("In-Reply-To", origin));
              more.add(FoldedField.of("References", origin));
            });
    more.add("Auto-Submitted: auto-replied");
    more.add("MIME-Version: 1.0");
    more.add(
        "Content-Type: multipart/report; report-type=delivery-status;\r\n\tboundary=\""
            + boundary
            + "\"");
    if (eightBit) {
      more.add("Content-Transfer-Encoding: 8bit");
    }
    return header.lines(more);
  }

  /** The postmaster whom the reader knows; the gateway's own name may not be one that gets mail. */
  private Address author(Address to) {
    return Address.parse("postmaster@" + to.domain())
        .filter(address -> !to.domain().startsWith("["))
        .filter(address -> PlainWords.isAscii(to.domain()))
        .orElse(ownPostmaster);
  }

  /** The original's Message-ID, if it is one that may be repeated. */
  private static Optional<String> messageId(Mail original) {
    return original.header().first("Message-ID").filter(Reports::isSane);
  }

  private static boolean isSane(String messageId) {
    int last = messageId.length() - 1;
    return last < MAX_MESSAGE_ID
        && last > 3
        && messageId.indexOf('<') == 0
        && messageId.lastIndexOf('<') == 0
        && messageId.indexOf('>') == last
        && messageId.indexOf('@') > 1
        && messageId.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private String textHeader() {
    return TextPart.header(wording.language());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
