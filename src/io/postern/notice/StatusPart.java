package io.postern.notice;

import io.postern.mail.Address;
import io.postern.mail.OneLine;
import io.postern.mail.Xtext;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The part of a report that is for programs (RFC 3464 section 2; RFC 6533 section 3 when an address
 * is not ASCII).
 */
final class StatusPart {
  private static final int MAX_ORIGINAL = 500;
  private static final int MAX_ENVELOPE_ID = 100;
  private static final int MAX_TYPE = 20;

  private final DeliveryReport report;
  private final String host;
  private final Clock clock;

  /**
   * @param host the gateway's name
   * @param clock says in which time zone moments are written
   */
  StatusPart(DeliveryReport report, String host, Clock clock) {
    this.report = report;
    this.host = host;
    this.clock = clock;
  }

  /** Whether the part is UTF-8, and must be declared as that. */
  boolean isInternational() {
    return report.recipients().stream().anyMatch(r -> isInternational(r.address()));
  }

  private static boolean isInternational(Address address) {
    return !PlainWords.isAscii(address.toString());
  }

  /** The part's header fields and body, its last line complete. */
  String text() {
    StringBuilder text = new StringBuilder(512);
    text.append(
        isInternational()
            ? "Content-Type: message/global-delivery-status\r\nContent-Transfer-Encoding: 8bit\r\n"
            : "Content-Type: message/delivery-status\r\n");
    text.append("\r\n");
    field(text, "Reporting-MTA", "dns; " + host);
    report
        .original()
        .envelope()
        .parameters()
        .envelopeId()
        .map(id -> OneLine.abridged(Xtext.decode(id).orElse(id), MAX_ENVELOPE_ID))
        .filter(id -> !id.isEmpty())
        .ifPresent(id -> field(text, "Original-Envelope-Id", id));
    field(text, "Arrival-Date", date(report.arrived()));
    for (ReportedRecipient recipient : report.recipients()) {
      text.append("\r\n");
      about(text, recipient);
    }
    return text.toString();
  }

  private void about(StringBuilder text, ReportedRecipient recipient) {
    field(text, "Original-Recipient", original(recipient));
    field(text, "Final-Recipient", typed(recipient.address()));
    field(text, "Action", recipient.action().name().toLowerCase(Locale.ROOT));
    field(text, "Status", report.statusOf(recipient).toString());
    recipient
        .remoteMta()
        .map(PlainWords::of)
        .filter(mta -> !mta.isEmpty())
        .ifPresent(mta -> field(text, "Remote-MTA", "dns; " + mta));
    String words = PlainWords.of(recipient.diagnostic());
    if (!words.isEmpty()) {
      String type = recipient.isServersReply() ? "smtp; " : "X-Postern; ";
      field(text, "Diagnostic-Code", type + words);
    }
    recipient
        .willRetryUntil()
        .filter(until -> recipient.action() == ReportedRecipient.Action.DELAYED)
        .ifPresent(until -> field(text, "Will-Retry-Until", date(until)));
  }

  /** What the client said, decoded; or the address, which is the one that came in. */
  private static String original(ReportedRecipient recipient) {
    return recipient
        .originalRecipient()
        .flatMap(StatusPart::decoded)
        .orElseGet(() -> typed(recipient.address()));
  }

  /** Empty when it is not an address type and an address. */
  private static Optional<String> decoded(String orcpt) {
    int semicolon = orcpt.indexOf(';');
    if (semicolon < 1
        || semicolon > MAX_TYPE
        || !orcpt.substring(0, semicolon).chars().allMatch(StatusPart::isOfType)) {
      return Optional.empty();
    }
    String type = orcpt.substring(0, semicolon);
    return Xtext.decode(orcpt.substring(semicolon + 1))
        .map(address -> OneLine.abridged(address, MAX_ORIGINAL))
        .filter(address -> !address.isEmpty())
        .map(address -> type + "; " + address);
  }

  private static boolean isOfType(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  }

  private static String typed(Address address) {
    return (isInternational(address) ? "utf-8; " : "rfc822; ")
        + OneLine.abridged(address.toString(), Integer.MAX_VALUE);
  }

  private String date(Instant at) {
    return OwnHeader.DATE.format(at.atZone(clock.getZone()));
  }

  private void field(StringBuilder text, String name, String value) {
    String kept = isInternational() ? value : PlainWords.ascii(value);
    text.append(FoldedField.of(name, kept)).append("\r\n");
  }
}
