package io.postern.queue;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code queue:NAME}: the queue, to put mails into and to take due ones out of, each on an exchange
 * of its own. There is one queue, whatever the name; {@code workers} says how many of its mails are
 * on their way at once.
 */
public final class QueueComponent extends DefaultComponent {
  private final Queue queue;
  private final Admission admission;

  /**
   * @param queue where mails are taken out
   * @param admission puts mails in
   */
  public QueueComponent(Queue queue, Admission admission) {
    this.queue = queue;
    this.admission = admission;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String name, Map<String, Object> options) {
    Integer workers = getAndRemoveParameter(options, "workers", Integer.class, 1);
    if (workers < 1 || workers > QueueEndpoint.MAX_WORKERS) {
      throw new IllegalArgumentException(
          uri + ": workers: expected 1 to " + QueueEndpoint.MAX_WORKERS + ", not " + workers);
    }
    return new QueueEndpoint(uri, this, queue, admission, workers);
  }
}
