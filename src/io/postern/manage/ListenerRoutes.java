package io.postern.manage;

import io.postern.accept.AcceptSettings;
import io.postern.accept.SmtpdConsumer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;

/** Looks at the listener through the route that begins with it. */
final class ListenerRoutes implements Supplier<ListenerState> {
  private final CamelContext camel;
  private final AcceptSettings settings;

  ListenerRoutes(CamelContext camel, AcceptSettings settings) {
    this.camel = camel;
    this.settings = settings;
  }

  @Override
  public ListenerState get() {
    Optional<SmtpdConsumer> consumer =
        camel.getRoutes().stream()
            .map(Route::getConsumer)
            .filter(SmtpdConsumer.class::isInstance)
            .map(SmtpdConsumer.class::cast)
            .findFirst();
    return new ListenerState(
        settings.bind().isAnyLocalAddress() ? "*" : settings.bind().getHostAddress(),
        consumer.map(SmtpdConsumer::port).orElse(0),
        settings.security().name().toLowerCase(Locale.ROOT),
        consumer.map(SmtpdConsumer::connections).orElse(0));
  }
}
