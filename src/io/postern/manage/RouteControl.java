package io.postern.manage;

import java.util.List;

/** What an operator can see of the routes, and do with them. Safe for several threads. */
public interface RouteControl {
  /** All routes, by id. */
  List<RouteState> list();

  /**
   * Keeps a route from taking mail until {@link #resume}, over restarts too; what is in it goes on
   * to its end first.
   *
   * @param routeId one that {@link #list} names
   */
  void pause(String routeId);

  /**
   * Lets a paused route run again.
   *
   * @param routeId one that {@link #list} names
   */
  void resume(String routeId);
}
