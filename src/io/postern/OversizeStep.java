package io.postern;

import io.postern.fetch.TooLarge;
import io.postern.inspect.enact.Errand;
import io.postern.inspect.enact.UnfitForReports;
import io.postern.mail.Address;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import io.postern.notice.Oversize;
import io.postern.notice.OversizeNotices;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Writes the notices about a mail that is too large, whose header is the body, as errands: to those
 * whom the routing finds (F36), and to its sender if the account says so and mail is sent at all
 * (F37). Machines, lists and the empty sender are never answered.
 */
final class OversizeStep implements Processor {
  private final OversizeNotices notices;
  private final RoutedRecipients recipients;
  private final boolean sends;

  /**
   * @param sends whether there is a queue for mail to the outside
   */
  OversizeStep(OversizeNotices notices, RoutedRecipients recipients, boolean sends) {
    this.notices = notices;
    this.recipients = recipients;
    this.sends = sends;
  }

  @Override
  public void process(Exchange exchange) throws IOException {
    Mail mail = exchange.getMessage().getBody(Mail.class);
    String account = exchange.getMessage().getHeader(ExchangeKeys.ACCOUNT, String.class);
    TooLarge why = exchange.getProperty(ExchangeKeys.TOO_LARGE, TooLarge.class);
    Oversize about = new Oversize(mail, account, why.octets(), why.limit());
    Deque<Errand> errands = new ArrayDeque<>();
    List<Address> to =
        RoutedRecipients.addresses(recipients.routing(mail, account)).stream().distinct().toList();
    if (!to.isEmpty()) {
      errands.add(new Errand(Errand.Kind.NOTICE, notices.toRecipients(about, to)));
    }
    if (why.tellSender() && sends && UnfitForReports.why(mail).isEmpty()) {
      Address sender = mail.envelope().sender().orElseThrow();
      errands.add(new Errand(Errand.Kind.RETURN, notices.toSender(about, sender)));
    }
    exchange.setProperty(ExchangeKeys.ERRANDS, errands);
  }
}
