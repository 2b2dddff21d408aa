package io.postern.route;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The router of each account, as it is in force. Safe for many threads. */
public final class Routers {
  private final Map<String, Router> routers = new ConcurrentHashMap<>();

  /** From now on this is the router of its account. */
  public void put(Router router) {
    routers.put(router.account(), router);
  }

  /** Forgets the router of an account. */
  public void remove(String account) {
    routers.remove(account);
  }

  /** The router of an account; empty when there is no such account. */
  public Optional<Router> find(String account) {
    return Optional.ofNullable(routers.get(account));
  }

  /** The names of the accounts that have one, sorted. */
  public Set<String> accounts() {
    return new TreeSet<>(routers.keySet());
  }
}
