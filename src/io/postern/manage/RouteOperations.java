package io.postern.manage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jmx.export.annotation.ManagedAttribute;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** The routes, over JMX, with pauses that survive a restart. */
@ManagedResource(
    objectName = JmxPolicy.DOMAIN + ":type=Routes",
    description = "The routes that mail takes, and which of them are paused")
public class RouteOperations {
  private static final String ROUTE = "id of the route, for example fetch-sales";

  private final RouteControl routes;

  RouteOperations(RouteControl routes) {
    this.routes = routes;
  }

  /** The ids of the routes that an operator keeps from running. */
  @ManagedAttribute(description = "The ids of the routes that are paused")
  public List<String> getPaused() {
    return routes.list().stream().filter(r -> r.pause().isPresent()).map(RouteState::id).toList();
  }

  /** All routes, as rows. */
  @ManagedOperation(
      description = "Lists all routes with their counts and since when they are paused")
  public List<Map<String, Object>> list() {
    return routes.list().stream().map(RouteOperations::row).toList();
  }

  /** Keeps a route from taking mail. */
  @ManagedOperation(
      description =
          "Pauses a route until it is resumed, over restarts too. DANGER: a paused fetch route fetches"
              + " nothing; a paused route in the middle makes every mail that needs it wait or fail")
  @ManagedOperationParameter(name = "routeId", description = ROUTE)
  public void pause(String routeId) {
    routes.pause(known(routeId));
  }

  /** Lets a paused route run again. */
  @ManagedOperation(description = "Lets a paused route run again")
  @ManagedOperationParameter(name = "routeId", description = ROUTE)
  public void resume(String routeId) {
    routes.resume(known(routeId));
  }

  private String known(String routeId) {
    List<String> all = routes.list().stream().map(RouteState::id).toList();
    if (!all.contains(routeId)) {
      throw new IllegalArgumentException(
          "no route is called \"%s\"; there are: %s"
              .formatted(routeId, all.stream().collect(Collectors.joining(", "))));
    }
    return routeId;
  }

  private static Map<String, Object> row(RouteState route) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", route.id());
    row.put("description", route.description());
    row.put("running", route.running());
    row.put("pausedSince", route.pause().map(p -> p.since().toString()).orElse(""));
    row.put("pausedBy", route.pause().map(PausedRoutes.Pause::by).orElse(""));
    row.put("handled", route.handled());
    row.put("failed", route.failed());
    row.put("inFlight", route.inFlight());
    return row;
  }
}
