package io.postern;

import io.postern.hold.Held;
import io.postern.hold.Hold;
import io.postern.mail.Address;
import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import io.postern.notice.HeldMail;
import io.postern.notice.HoldNotice;
import java.io.IOException;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Makes the body one notice about all newly held mails; null when there are none. */
final class HoldNoticeStep implements Processor {
  /** Property, {@code List<String>}: the ids of the mails that the notice is about. */
  static final String ABOUT = "PosternNoticeAbout";

  private static final int MAX_MAILS = 50;

  private final Hold hold;
  private final HoldNotice notice;
  private final Address postmaster;

  HoldNoticeStep(Hold hold, HoldNotice notice, Address postmaster) {
    this.hold = hold;
    this.notice = notice;
    this.postmaster = postmaster;
  }

  @Override
  public void process(Exchange exchange) throws IOException {
    List<Held> news = hold.unnotified(MAX_MAILS);
    if (news.isEmpty()) {
      exchange.getMessage().setBody(null);
      return;
    }
    Mail mail = notice.compose(postmaster, news.stream().map(HoldNoticeStep::described).toList());
    exchange.getMessage().setBody(mail);
    exchange.setProperty(ExchangeKeys.MAIL, mail);
    exchange.setProperty(ExchangeKeys.RECIPIENTS, List.of(postmaster.toString()));
    exchange.setProperty(ABOUT, news.stream().map(Held::mailId).toList());
  }

  private static HeldMail described(Held held) {
    return new HeldMail(
        held.mailId(),
        held.account(),
        held.sender(),
        held.subject(),
        held.recipients(),
        held.reason(),
        held.at(),
        held.size());
  }
}
