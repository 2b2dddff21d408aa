package io.postern.manage;

import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an operator's pause outlive the process. One policy serves all routes.
 *
 * <p>Stop and suspend, from wherever they come while the gateway runs, are a pause; start and
 * resume lift it. What happens to routes while the whole context starts or stops is nobody's wish
 * and counts for nothing.
 */
public final class PausePolicy extends RoutePolicySupport implements RoutePolicyFactory {
  private static final Logger log = LoggerFactory.getLogger(PausePolicy.class);

  private final PausedRoutes paused;

  public PausePolicy(PausedRoutes paused) {
    this.paused = paused;
  }

  @Override
  public RoutePolicy createRoutePolicy(CamelContext context, String routeId, NamedNode route) {
    return this;
  }

  @Override
  public void onInit(Route route) {
    paused
        .of(route.getId())
        .ifPresent(
            pause -> {
              log.info(
                  "Route {} is paused by {} since {}", route.getId(), pause.by(), pause.since());
              route.setAutoStartup(false);
            });
  }

  @Override
  public void onStop(Route route) {
    if (isOperatorsDoing(route)) {
      paused.pause(route.getId(), SignedIn.name());
    }
  }

  @Override
  public void onSuspend(Route route) {
    onStop(route);
  }

  @Override
  public void onStart(Route route) {
    if (isOperatorsDoing(route)) {
      paused.resume(route.getId(), SignedIn.name());
    }
  }

  @Override
  public void onResume(Route route) {
    onStart(route);
  }

  private static boolean isOperatorsDoing(Route route) {
    return route.getCamelContext().getStatus().isStarted();
  }
}
