package io.postern.accept;

import java.net.InetAddress;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.support.DefaultEndpoint;

/** The SMTP listener as a source of mails. */
@ManagedResource(description = "The SMTP listener for outgoing mail")
public final class SmtpdEndpoint extends DefaultEndpoint {
  private final AcceptStation station;

  SmtpdEndpoint(String uri, SmtpdComponent component, AcceptStation station) {
    super(uri, component);
    this.station = station;
  }

  @ManagedAttribute(description = "The address that is listened on")
  public String getAddress() {
    InetAddress bind = station.settings().bind();
    return bind.isAnyLocalAddress() ? "any" : bind.getHostAddress();
  }

  @ManagedAttribute(description = "The port as configured; 0 for any that is free")
  public int getPort() {
    return station.settings().port();
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    return new SmtpdConsumer(this, processor, station);
  }

  @Override
  public Producer createProducer() {
    throw new UnsupportedOperationException(
        "smtpd: is a source; to deliver mail use deliver: or any other endpoint");
  }

  @Override
  public boolean isRemote() {
    return true;
  }
}
