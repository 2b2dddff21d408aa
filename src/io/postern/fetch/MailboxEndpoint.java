package io.postern.fetch;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.support.DefaultEndpoint;

/** One account as a source of mails. */
@ManagedResource(description = "An account at a provider, as a source of mails")
public final class MailboxEndpoint extends DefaultEndpoint {
  private final String account;
  private final FetchStation station;

  MailboxEndpoint(String uri, MailboxComponent component, String account, FetchStation station) {
    super(uri, component);
    this.account = account;
    this.station = station;
  }

  @ManagedAttribute(description = "The provider's POP3 server, host and port")
  public String getServer() {
    return station.settings(account).peer().toString();
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    return new MailboxConsumer(this, processor, account, station);
  }

  @Override
  public Producer createProducer() {
    throw new UnsupportedOperationException(
        "mailbox: is a source; to deliver mail use deliver: or any other endpoint");
  }

  @Override
  public boolean isRemote() {
    return true;
  }
}
