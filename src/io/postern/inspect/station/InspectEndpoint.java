package io.postern.inspect.station;

import io.postern.inspect.Inspector;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One inspector to be asked, see {@link InspectComponent}. */
public final class InspectEndpoint extends DefaultEndpoint {
  private final Function<Exchange, Optional<Inspector>> inspector;
  private final Function<Exchange, Occasions> occasions;
  private final InspectionMeter meter;

  InspectEndpoint(
      String uri,
      Component component,
      Function<Exchange, Optional<Inspector>> inspector,
      Function<Exchange, Occasions> occasions,
      InspectionMeter meter) {
    super(uri, component);
    this.inspector = inspector;
    this.occasions = occasions;
    this.meter = meter;
  }

  @Override
  public Producer createProducer() {
    return new InspectProducer(this, inspector, occasions, meter);
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    throw new UnsupportedOperationException("inspect: looks at mails; it has none of its own");
  }
}
