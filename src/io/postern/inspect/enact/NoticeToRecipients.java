package io.postern.inspect.enact;

import io.postern.inspect.Remedy.NotifyRecipients;
import io.postern.mail.Address;
import io.postern.mail.Mail;
import java.io.IOException;
import java.util.List;

/**
 * Tells those of our people whom it concerns that a mail was intercepted (F110): the recipients of
 * fetched mail, the sender of outgoing mail. Strangers hear nothing of what was not sent to them.
 */
final class NoticeToRecipients implements Deed<NotifyRecipients> {
  private final Notices notices;
  private final Recipients recipients;

  NoticeToRecipients(Notices notices, Recipients recipients) {
    this.notices = notices;
    this.recipients = recipients;
  }

  @Override
  public void on(Enactment enactment, List<NotifyRecipients> remedies) throws IOException {
    Mail about = enactment.original();
    List<Address> to =
        enactment.isOutgoing()
            ? about.envelope().sender().stream().toList()
            : recipients.of(about, enactment.occasion());
    if (to.isEmpty()) {
      enactment.remark("nobody is told, since nobody is known by an address");
      return;
    }
    enactment.send(
        new Errand(
            Errand.Kind.NOTICE,
            notices.toRecipients(about, enactment.occasion(), to, enactment.reasons())));
  }
}
