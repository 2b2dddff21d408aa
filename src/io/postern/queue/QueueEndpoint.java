package io.postern.queue;

import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.support.DefaultEndpoint;

/** The queue as a place to put mails into and as a source of mails that are due. */
@ManagedResource(description = "Outgoing mail on stable storage")
public final class QueueEndpoint extends DefaultEndpoint {
  static final int MAX_WORKERS = 256;

  private final Queue queue;
  private final Admission admission;
  private final int workers;

  QueueEndpoint(String uri, Component component, Queue queue, Admission admission, int workers) {
    super(uri, component);
    this.queue = queue;
    this.admission = admission;
    this.workers = workers;
  }

  @ManagedAttribute(description = "Mails on their way at once, at the most")
  public int getWorkers() {
    return workers;
  }

  @ManagedAttribute(description = "Mails in the queue, whatever their state")
  public long getMails() {
    return queue.counts().mails();
  }

  @ManagedAttribute(description = "Mails that wait for a person")
  public long getHeldMails() {
    return queue.counts().of().get(State.HELD).mails();
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    return new QueueConsumer(this, processor, queue, workers);
  }

  @Override
  public Producer createProducer() {
    return new QueueProducer(this, admission);
  }

  @Override
  public boolean isRemote() {
    return false;
  }
}
