package io.postern.account;

import io.postern.route.DeliveryEndpoint;
import io.postern.route.Recipient;
import io.postern.route.RecipientRoutes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What has to be done for new definitions to take the place of old ones while the gateway runs
 * (F137).
 *
 * @param accounts those whose routes have to be made, replaced or removed
 * @param endpoints those whose routes have to be made, replaced or removed
 * @param atNextStart settings that are different and cannot be changed while the gateway runs, as
 *     keys below {@code postern.}
 */
public record Changes(
    Difference<AccountDefinition> accounts,
    Difference<DeliveryEndpoint> endpoints,
    List<String> atNextStart) {

  /**
   * What came, changed and went.
   *
   * @param added only in the new definitions
   * @param changed in both, as in the new ones
   * @param removed names of those that are in the old ones only
   * @param <T> what has the names
   */
  public record Difference<T>(List<T> added, List<T> changed, List<String> removed) {
    public Difference {
      added = List.copyOf(added);
      changed = List.copyOf(changed);
      removed = List.copyOf(removed);
    }

    /** Nothing is different. */
    public boolean isEmpty() {
      return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
    }
  }

  public Changes {
    atNextStart = List.copyOf(atNextStart);
  }

  /** What is different; an account is, too, when its recipients are. */
  public static Changes between(Definitions before, Definitions after) {
    Map<String, List<Recipient>> served = byAccount(before);
    Map<String, List<Recipient>> serves = byAccount(after);
    return new Changes(
        difference(
            named(before.accounts(), AccountDefinition::name),
            named(after.accounts(), AccountDefinition::name),
            name -> Objects.equals(served.get(name), serves.get(name))),
        difference(
            named(RecipientRoutes.endpoints(before.recipients()), DeliveryEndpoint::name),
            named(RecipientRoutes.endpoints(after.recipients()), DeliveryEndpoint::name),
            name -> true),
        fixed(before, after));
  }

  /** Nothing is different. */
  public boolean isEmpty() {
    return accounts.isEmpty() && endpoints.isEmpty() && atNextStart.isEmpty();
  }

  private static Map<String, List<Recipient>> byAccount(Definitions definitions) {
    Map<String, List<Recipient>> byAccount = new HashMap<>();
    for (Recipient recipient : definitions.recipients()) {
      recipient
          .accounts()
          .forEach(
              account -> byAccount.computeIfAbsent(account, a -> new ArrayList<>()).add(recipient));
    }
    return byAccount;
  }

  private static <T> Map<String, T> named(Collection<T> all, Function<T, String> name) {
    Map<String, T> named = new LinkedHashMap<>();
    all.forEach(each -> named.put(name.apply(each), each));
    return named;
  }

  /** Asks about a name that both have. */
  private interface Same {
    boolean test(String name);
  }

  private static <T> Difference<T> difference(
      Map<String, T> before, Map<String, T> after, Same sameOtherwise) {
    List<T> added = new ArrayList<>();
    List<T> changed = new ArrayList<>();
    after.forEach(
        (name, each) -> {
          T old = before.get(name);
          if (old == null) {
            added.add(each);
          } else if (!old.equals(each) || !sameOtherwise.test(name)) {
            changed.add(each);
          }
        });
    return new Difference<>(
        added, changed, before.keySet().stream().filter(name -> !after.containsKey(name)).toList());
  }

  private static List<String> fixed(Definitions before, Definitions after) {
    Map<String, Function<Definitions, Object>> fixed = new LinkedHashMap<>();
    fixed.put("data-dir", Definitions::dataDir);
    fixed.put("postmaster", Definitions::postmaster);
    fixed.put("fetch", Definitions::fetch);
    fixed.put("console", Definitions::console);
    fixed.put("deliver.server", Definitions::server);
    fixed.put("deliver.server.spam-rejection", Definitions::spamRejection);
    fixed.put("session-logs", Definitions::sessionLogs);
    fixed.put("accept", part(Outgoing::accept));
    fixed.put("rewrite", part(Outgoing::rewrite));
    fixed.put("archive", part(Outgoing::archive));
    fixed.put("queue", part(Outgoing::queue));
    fixed.put("relay", part(Outgoing::relay));
    fixed.put("inspect", Definitions::inspection);
    fixed.put("session-logs", Definitions::sessionLogs);
    return fixed.entrySet().stream()
        .filter(each -> !same(each.getValue(), before, after))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Function<Definitions, Object> part(Function<Outgoing, Object> part) {
    return definitions -> {
      Optional<Outgoing> outgoing = definitions.outgoing();
      return outgoing.map(part);
    };
  }

  private static boolean same(
      Function<Definitions, Object> part, Definitions before, Definitions after) {
    return Objects.equals(part.apply(before), part.apply(after));
  }
}
