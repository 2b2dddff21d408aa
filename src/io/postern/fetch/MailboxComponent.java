package io.postern.fetch;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code mailbox:ACCOUNT}: the mails of one account, each on an exchange of its own. */
public final class MailboxComponent extends DefaultComponent {
  private final FetchStation station;

  public MailboxComponent(FetchStation station) {
    this.station = station;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String account, Map<String, Object> parameters) {
    if (station.find(account).isEmpty()) {
      throw new IllegalArgumentException(uri + ": there is no account " + account);
    }
    return new MailboxEndpoint(uri, this, account, station);
  }
}
