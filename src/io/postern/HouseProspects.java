package io.postern;

import io.postern.deliver.Deliveries;
import io.postern.deliver.Extensions;
import io.postern.deliver.SmtpDelivery;
import io.postern.deliver.SmtpProbe;
import io.postern.fetch.Prospects;
import io.postern.mail.Header;
import io.postern.route.Routing;
import io.postern.route.RoutingPolicy.Unroutable;
import java.util.Optional;
import java.util.OptionalLong;

/** Says what would become of a mail: by the routing, and by what the internal server says (F35). */
final class HouseProspects implements Prospects {
  private static final String SERVER = "server";

  private final Deliveries deliveries;
  private final SmtpProbe probe;
  private final RoutedRecipients recipients;

  HouseProspects(Deliveries deliveries, SmtpProbe probe, RoutedRecipients recipients) {
    this.deliveries = deliveries;
    this.probe = probe;
    this.recipients = recipients;
  }

  @Override
  public OptionalLong knownLimit() {
    return limit(deliveries.find(SERVER).flatMap(SmtpDelivery::lastOffered));
  }

  @Override
  public OptionalLong askLimit() {
    return limit(
        deliveries
            .find(SERVER)
            .map(server -> probe.ask(server.settings()))
            .flatMap(
                answer ->
                    answer instanceof SmtpProbe.Result.Up up
                        ? Optional.of(up.offered())
                        : Optional.empty()));
  }

  private static OptionalLong limit(Optional<Extensions> offered) {
    return offered
        .map(Extensions::maxSize)
        .map(max -> OptionalLong.of(max == 0 ? Long.MAX_VALUE : max))
        .orElse(OptionalLong.empty());
  }

  @Override
  public Way way(String account, Header header) {
    Routing routing = recipients.routing(header, account);
    if (routing instanceof Routing.Unroutable unroutable) {
      boolean left = unroutable.destination() instanceof Unroutable.LeaveOnServer;
      return left ? Way.NOWHERE : Way.SERVER;
    }
    boolean elsewhere =
        routing instanceof Routing.Routed routed
            && routed.matches().stream().noneMatch(match -> match.recipient().onServer());
    return elsewhere ? Way.ELSEWHERE : Way.SERVER;
  }
}
