package io.postern.account;

import io.postern.route.DeliveryEndpoint;
import io.postern.route.Recipient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Accounts that note what is done to them; a test says in which of them a session is. */
final class ScriptedRunning implements RunningAccounts {
  final List<String> done = new ArrayList<>();
  final Set<String> inSession = new HashSet<>();
  final Set<String> refused = new HashSet<>();
  private final Map<String, Runnable> awaiting = new HashMap<>();

  /** What was done since the last question. */
  List<String> done() {
    List<String> all = List.copyOf(done);
    done.clear();
    return all;
  }

  void endSession(String account) {
    inSession.remove(account);
    Runnable change = awaiting.remove(account);
    if (change != null) {
      change.run();
    }
  }

  private void refuse(String route) {
    if (refused.contains(route)) {
      throw new UnusableRouteException(route, new IllegalArgumentException("no such option"));
    }
  }

  @Override
  public void put(DeliveryEndpoint endpoint) {
    refuse("deliver-" + endpoint.name());
    done.add("put " + endpoint.name() + endpoint.uri().map(" "::concat).orElse(""));
  }

  @Override
  public void removeEndpoint(String name) {
    done.add("remove endpoint " + name);
  }

  @Override
  public void add(AccountDefinition account, List<Recipient> recipients) {
    refuse("fetch-" + account.name());
    done.add("add " + account.name() + " for " + names(recipients));
  }

  @Override
  public boolean whenIdle(String account, Runnable change) {
    if (inSession.contains(account)) {
      awaiting.put(account, change);
      return true;
    }
    change.run();
    return false;
  }

  @Override
  public void change(AccountDefinition account, List<Recipient> recipients) {
    refuse("fetch-" + account.name());
    done.add("change " + account.name() + " for " + names(recipients));
  }

  @Override
  public void remove(String account) {
    done.add("remove " + account);
  }

  private static List<String> names(List<Recipient> recipients) {
    return recipients.stream().map(Recipient::name).toList();
  }
}
