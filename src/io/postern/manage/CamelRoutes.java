package io.postern.manage;

import java.util.Comparator;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.api.management.ManagedCamelContext;
import org.apache.camel.api.management.mbean.ManagedRouteMBean;

/** The routes of a Camel context. */
public final class CamelRoutes implements RouteControl {
  private final CamelContext context;
  private final PausedRoutes paused;

  public CamelRoutes(CamelContext context, PausedRoutes paused) {
    this.context = context;
    this.paused = paused;
  }

  @Override
  public List<RouteState> list() {
    return context.getRoutes().stream()
        .map(this::state)
        .sorted(Comparator.comparing(RouteState::id))
        .toList();
  }

  private RouteState state(Route route) {
    String id = route.getId();
    ManagedCamelContext managed =
        context.getCamelContextExtension().getContextPlugin(ManagedCamelContext.class);
    ManagedRouteMBean counts = managed == null ? null : managed.getManagedRoute(id);
    try {
      return new RouteState(
          id,
          route.getDescription() == null ? "" : route.getDescription(),
          context.getRouteController().getRouteStatus(id) == ServiceStatus.Started,
          paused.of(id),
          counts == null ? 0 : counts.getExchangesTotal(),
          counts == null ? 0 : counts.getExchangesFailed(),
          context.getInflightRepository().size(id));
    } catch (Exception unreadable) {
      throw new IllegalStateException("cannot read the counts of route " + id, unreadable);
    }
  }

  /**
   * Stops it, as Hawtio's button does, so that Hawtio's Start lifts the pause.
   *
   * @throws IllegalStateException when Camel cannot
   */
  @Override
  public void pause(String routeId) {
    try {
      context.getRouteController().stopRoute(routeId);
    } catch (Exception e) {
      throw new IllegalStateException("route " + routeId + " does not stop: " + e.getMessage(), e);
    }
    // also when it stood still already for another reason, and no policy heard of it
    paused.pause(routeId, SignedIn.name());
  }

  /**
   * @throws IllegalStateException when Camel cannot
   */
  @Override
  public void resume(String routeId) {
    try {
      if (context.getRouteController().getRouteStatus(routeId).isSuspended()) {
        context.getRouteController().resumeRoute(routeId);
      } else {
        context.getRouteController().startRoute(routeId);
      }
    } catch (Exception e) {
      throw new IllegalStateException("route " + routeId + " does not start: " + e.getMessage(), e);
    }
    paused.resume(routeId, SignedIn.name());
  }
}
