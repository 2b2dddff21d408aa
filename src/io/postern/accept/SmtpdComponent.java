package io.postern.accept;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/** {@code smtpd:NAME}: the mails that clients hand over by SMTP, each on an exchange of its own. */
public final class SmtpdComponent extends DefaultComponent {
  private final AcceptStation station;

  public SmtpdComponent(AcceptStation station) {
    this.station = station;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String name, Map<String, Object> parameters) {
    return new SmtpdEndpoint(uri, this, station);
  }
}
