package io.postern.route;

import io.postern.mail.ExchangeKeys;
import io.postern.mail.Mail;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log that a mail stays at the provider, and why. */
final class LeaveStep implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(LeaveStep.class);

  private final String account;

  LeaveStep(String account) {
    this.account = account;
  }

  @Override
  public void process(Exchange exchange) {
    Mail mail = exchange.getProperty(ExchangeKeys.MAIL, Mail.class);
    String reason = exchange.getProperty(ExchangeKeys.LEFT, String.class);
    LOG.info("mail {} of {} stays at the provider: {}", mail.id(), account, reason);
  }
}
