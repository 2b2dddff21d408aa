package io.postern.relay;

import io.postern.mail.Address;
import io.postern.mail.Mail;
import io.postern.mail.OneLine;
import io.postern.queue.Deposit;
import io.postern.queue.Queued;
import io.postern.queue.Returns;
import io.postern.relay.SenderNotices.Reach;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Returns a mail that a person removed to its sender, if he is known and wants to hear (F88). */
public final class RemovalReturns implements Returns {
  private static final Logger OUTGOING = LoggerFactory.getLogger(SendLog.LOGGER);

  private final SenderNotices notices;

  public RemovalReturns(SenderNotices notices) {
    this.notices = notices;
  }

  @Override
  public Optional<Deposit> of(Queued queued, Mail mail) throws IOException {
    Reach reach = notices.reach(mail);
    if (reach == Reach.UNKNOWN) {
      OUTGOING.info(
          "No notification to {}: sender's address unknown",
          OneLine.of(mail.envelope().reversePath()));
    }
    List<Address> wanting =
        mail.envelope().recipients().stream()
            .filter(each -> mail.envelope().parameters().of(each).wantsFailure())
            .toList();
    return reach == Reach.KNOWN && !wanting.isEmpty()
        ? Optional.of(notices.afterRemoval(queued, mail, wanting))
        : Optional.empty();
  }
}
