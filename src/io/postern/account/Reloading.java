package io.postern.account;

import io.postern.account.Changes.Difference;
import io.postern.route.DeliveryEndpoint;
import io.postern.route.Recipient;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The order in which a running gateway takes up new definitions (F137). Nothing is touched before
 * all settings were read and found good; whatever may fail is done first, and undone when something
 * does. An account in whose mailbox a session is goes on under its old definition until that has
 * ended. Safe for several threads.
 */
public final class Reloading {
  private static final Logger LOG = LoggerFactory.getLogger(Reloading.class);

  private final Supplier<Reading> settings;
  private final DefinitionsInForce inForce;
  private final RunningAccounts running;
  private final List<SettingsFollower> followers;
  private final StandingEndpoints endpoints;
  private final Set<String> accounts = new HashSet<>();
  private final Set<String> waiting = new TreeSet<>();
  private Map<String, AccountDefinition> wanted;
  private Map<String, List<Recipient>> recipients;

  /**
   * @param settings reads them
   * @param inForce what the running accounts were made of
   * @param followers who keep to the settings, too
   */
  public Reloading(
      Supplier<Reading> settings,
      DefinitionsInForce inForce,
      RunningAccounts running,
      List<SettingsFollower> followers) {
    this.settings = settings;
    this.inForce = inForce;
    this.running = running;
    this.followers = List.copyOf(followers);
    index(inForce.current());
    accounts.addAll(wanted.keySet());
    endpoints = new StandingEndpoints(running, inForce.current().recipients());
  }

  private void index(Definitions definitions) {
    wanted = Changes.named(definitions.accounts(), AccountDefinition::name);
    recipients = definitions.recipientsByAccount();
  }

  /** Reads the settings and says what {@link #reload} would do; changes nothing. */
  public synchronized Reload foresee() {
    Reading reading = settings.get();
    return reading instanceof Reading.Valid valid
        ? answer(valid, changes(valid))
        : new Reload.Refused(((Reading.Invalid) reading).problems());
  }

  /** Reads the settings and takes them up, or refuses them as a whole. */
  public synchronized Reload reload() {
    Reading reading = settings.get();
    if (reading instanceof Reading.Invalid invalid) {
      return new Reload.Refused(invalid.problems());
    }
    Reading.Valid valid = (Reading.Valid) reading;
    Changes changes = changes(valid);
    if (changes.isEmpty()) {
      return answer(valid, changes);
    }
    Deque<Runnable> undo = new ArrayDeque<>();
    try {
      make(valid.definitions(), changes.accounts().added(), undo);
    } catch (UnusableRouteException unusable) {
      undo.forEach(Runnable::run);
      return new Reload.Refused(
          List.of(new Problem("postern.recipients", 0, "", unusable.getMessage(), "")));
    }
    inForce.replace(valid.definitions());
    index(valid.definitions());
    followers.forEach(follower -> follower.takeUp(changes, valid.definitions()));
    settleWhenIdle(changes.accounts());
    sweep();
    return answer(valid, changes);
  }

  private Changes changes(Reading.Valid valid) {
    return Changes.between(inForce.current(), valid.definitions());
  }

  /** What is new, and may turn out to be impossible. */
  private void make(Definitions after, List<AccountDefinition> added, Deque<Runnable> undo) {
    endpoints.make(after.recipients(), undo);
    Map<String, List<Recipient>> serves = after.recipientsByAccount();
    for (AccountDefinition account : added) {
      String name = account.name();
      if (accounts.add(name)) {
        undo.push(() -> accounts.remove(name));
        running.add(account, serves.getOrDefault(name, List.of()));
        undo.push(() -> running.remove(name));
      }
    }
  }

  private void settleWhenIdle(Difference<AccountDefinition> different) {
    Set<String> names = new LinkedHashSet<>(different.removed());
    different.changed().forEach(account -> names.add(account.name()));
    // those that were to be removed when their session had ended
    different.added().stream()
        .map(AccountDefinition::name)
        .filter(waiting::contains)
        .forEach(names::add);
    waiting.addAll(names);
    names.forEach(name -> running.whenIdle(name, () -> settle(name)));
  }

  /** Gives an idle account what is wanted by now. */
  private synchronized void settle(String account) {
    waiting.remove(account);
    try {
      AccountDefinition definition = wanted.get(account);
      if (definition == null) {
        running.remove(account);
        accounts.remove(account);
      } else {
        running.change(definition, recipients.getOrDefault(account, List.of()));
      }
    } catch (UnusableRouteException failed) {
      LOG.error("{} keeps its old definition: {}", account, failed.getMessage());
    }
    sweep();
  }

  /** Sessions that began before may deliver to endpoints that are no longer wanted. */
  private void sweep() {
    if (waiting.isEmpty()) {
      endpoints.sweep(inForce.current().recipients());
    }
  }

  private Reload answer(Reading.Valid valid, Changes changes) {
    List<String> atNextStart = inForce.atNextStart(valid.definitions());
    if (changes.isEmpty()) {
      return new Reload.Nothing(List.copyOf(waiting), atNextStart);
    }
    Difference<AccountDefinition> accountsOf = changes.accounts();
    return new Reload.Done(
        accountsOf.added().stream().map(AccountDefinition::name).toList(),
        accountsOf.changed().stream().map(AccountDefinition::name).toList(),
        accountsOf.removed(),
        List.copyOf(waiting),
        names(changes.endpoints()),
        changes.others(),
        atNextStart);
  }

  private static List<String> names(Difference<DeliveryEndpoint> difference) {
    List<String> names = new ArrayList<>();
    difference.added().forEach(endpoint -> names.add(endpoint.name()));
    difference.changed().forEach(endpoint -> names.add(endpoint.name()));
    names.addAll(difference.removed());
    return names;
  }
}
