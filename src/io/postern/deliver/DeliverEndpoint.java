package io.postern.deliver;

import java.util.function.Function;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One place to deliver to, see {@link DeliverComponent}. */
public final class DeliverEndpoint extends DefaultEndpoint {
  private final Function<DeliverEndpoint, Producer> producers;

  DeliverEndpoint(String uri, Component component, Function<DeliverEndpoint, Producer> producers) {
    super(uri, component);
    this.producers = producers;
  }

  @Override
  public Producer createProducer() {
    return producers.apply(this);
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new UnsupportedOperationException(
        "deliver: takes mails; to fetch them use mailbox: or any other source");
  }
}
