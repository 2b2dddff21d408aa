package io.postern.deliver;

import io.postern.mail.Address;
import io.postern.mail.Mail;
import io.postern.mail.Outcome;
import java.util.Map;

/**
 * Makes one attempt to hand a mail to one endpoint.
 *
 * <p>On return the endpoint is responsible for every recipient whose outcome is {@link
 * Outcome.Delivered}, and the caller still is for all others.
 */
public interface Delivery {
  /**
   * @param mail to be handed to all recipients of its envelope, in one transaction
   * @return an outcome for each recipient of the envelope; never throws for what a server or a mail
   *     does
   */
  Map<Address, Outcome> attempt(Mail mail);
}
