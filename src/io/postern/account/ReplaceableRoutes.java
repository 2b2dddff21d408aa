package io.postern.account;

import io.postern.account.AccountRoutes.Replacement;
import java.util.function.Function;
import org.apache.camel.CamelContext;

/** Routes that come and go while the gateway runs, without anybody's pause being touched by it. */
final class ReplaceableRoutes {
  private final CamelContext camel;
  private final Function<String, Replacement> replacing;

  /** What Camel does when it is asked. */
  interface Making {
    void run() throws Exception;
  }

  ReplaceableRoutes(CamelContext camel, Function<String, Replacement> replacing) {
    this.camel = camel;
    this.replacing = replacing;
  }

  /**
   * Makes a route.
   *
   * @throws UnusableRouteException when Camel refuses it; nothing is left of it
   */
  void add(String id, Making making) {
    try (Replacement unnoticed = replacing.apply(id)) {
      making.run();
    } catch (Exception refused) {
      remove(id);
      throw new UnusableRouteException(id, refused);
    }
  }

  /**
   * Removes a route, if it is there; mails that are in it go on to its end first.
   *
   * @throws UnusableRouteException when Camel cannot
   */
  void remove(String id) {
    if (camel.getRoute(id) == null && camel.getRouteController().getRouteStatus(id) == null) {
      return;
    }
    try (Replacement unnoticed = replacing.apply(id)) {
      camel.getRouteController().stopRoute(id);
      camel.removeRoute(id);
    } catch (Exception failed) {
      throw new UnusableRouteException(id, failed);
    }
  }
}
