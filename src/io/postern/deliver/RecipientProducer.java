package io.postern.deliver;

import io.postern.mail.Address;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import io.postern.mail.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Hands each body to one mailbox at one server, and throws unless the server took it. */
final class RecipientProducer extends AnyBodyProducer {
  private final Supplier<SmtpDelivery> opening;
  private final Optional<Address> from;
  private final Address to;
  private SmtpDelivery delivery;

  /**
   * @param opening gives the delivery, which this closes when it is stopped
   * @param from the envelope's sender; empty for the mail's own, which is {@code <>} for other
   *     bodies
   */
  RecipientProducer(
      DeliverEndpoint endpoint,
      Supplier<SmtpDelivery> opening,
      Optional<Address> from,
      Address to) {
    super(endpoint);
    this.opening = opening;
    this.from = from;
    this.to = to;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    delivery = opening.get();
  }

  @Override
  void take(Mail mail) throws NotDeliveredException {
    Optional<Address> sender = from.isPresent() ? from : mail.envelope().sender();
    Envelope envelope = new Envelope(sender, List.of(to));
    Outcome outcome =
        delivery.attempt(new Mail(mail.id(), envelope, mail.content(), mail.header())).get(to);
    if (!(outcome instanceof Outcome.Delivered)) {
      throw new NotDeliveredException(to, outcome);
    }
  }

  @Override
  protected void doStop() throws Exception {
    if (delivery != null) {
      delivery.close();
    }
    super.doStop();
  }
}
