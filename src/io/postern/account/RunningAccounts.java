package io.postern.account;

import io.postern.route.DeliveryEndpoint;
import io.postern.route.Recipient;
import java.util.List;

/** The accounts and endpoints of a gateway that runs. Called by one thread at a time. */
public interface RunningAccounts {
  /**
   * Makes an endpoint, or puts it in the place of one of its name. When that fails, there is none
   * of that name.
   *
   * @throws UnusableRouteException when it cannot be made
   */
  void put(DeliveryEndpoint endpoint);

  /**
   * Removes an endpoint to which no account delivers any more; nothing happens if it is not there.
   */
  void removeEndpoint(String name);

  /**
   * Makes an account that is not there yet. When that fails, nothing is left of it.
   *
   * @param recipients of this account
   * @throws UnusableRouteException when it cannot be made
   */
  void add(AccountDefinition account, List<Recipient> recipients);

  /**
   * Has something done with an account while no session of it is under way: now, or when that has
   * ended, by its thread; what was asked for before and not done yet is forgotten.
   *
   * @param account one that is there
   * @return whether it is yet to be done
   */
  boolean whenIdle(String account, Runnable change);

  /**
   * Gives an account that is idle its new definition. When that fails, the old one holds.
   *
   * @param recipients of this account
   * @throws UnusableRouteException when that failed
   */
  void change(AccountDefinition account, List<Recipient> recipients);

  /** Removes an account that is idle. */
  void remove(String account);
}
