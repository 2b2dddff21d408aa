package io.postern.account;

import io.postern.inspect.Occasion.Direction;
import io.postern.route.DeliveryEndpoint;
import io.postern.route.Recipient;
import io.postern.route.RecipientRoutes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What has to be done for new definitions to take the place of old ones while the gateway runs
 * (F137).
 *
 * @param accounts those whose routes have to be made, replaced or removed
 * @param endpoints those whose routes have to be made, replaced or removed
 * @param others further settings that are different and are taken up, as keys below {@code
 *     postern.}
 * @param atNextStart settings that are different and cannot be changed while the gateway runs, as
 *     keys below {@code postern.}
 */
public record Changes(
    Difference<AccountDefinition> accounts,
    Difference<DeliveryEndpoint> endpoints,
    List<String> others,
    List<String> atNextStart) {
  /** What of inspection is taken up, and in part is not. */
  static final String INSPECT = "inspect";

  private static final Map<String, Function<Definitions, Object>> FIXED = fixedParts();
  private static final Map<String, Function<Definitions, Object>> TAKEN_UP = takenUpParts();

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
    others = List.copyOf(others);
    atNextStart = List.copyOf(atNextStart);
  }

  /** What is different; an account is, too, when its recipients are. */
  public static Changes between(Definitions before, Definitions after) {
    Map<String, List<Recipient>> served = before.recipientsByAccount();
    Map<String, List<Recipient>> serves = after.recipientsByAccount();
    List<String> fixed = fixed(before, after);
    return new Changes(
        difference(
            named(before.accounts(), AccountDefinition::name),
            named(after.accounts(), AccountDefinition::name),
            name -> Objects.equals(served.get(name), serves.get(name))),
        difference(
            named(RecipientRoutes.endpoints(before.recipients()), DeliveryEndpoint::name),
            named(RecipientRoutes.endpoints(after.recipients()), DeliveryEndpoint::name),
            name -> true),
        takenUp(before, after, fixed),
        fixed);
  }

  /** Whether rules, or what becomes of findings, are different and taken up. */
  public boolean ofInspection() {
    return others.contains(INSPECT);
  }

  /** Nothing is different. */
  public boolean isEmpty() {
    return accounts.isEmpty() && endpoints.isEmpty() && others.isEmpty() && atNextStart.isEmpty();
  }

  static <T> Map<String, T> named(Collection<T> all, Function<T, String> name) {
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

  /** Which settings differ that only the next start takes up. */
  static List<String> fixed(Definitions before, Definitions after) {
    List<String> fixed = differing(FIXED, before, after);
    return fixed.contains(INSPECT)
        ? fixed.stream().filter(key -> !key.startsWith(INSPECT + ".")).toList()
        : fixed;
  }

  private static List<String> takenUp(Definitions before, Definitions after, List<String> fixed) {
    return differing(TAKEN_UP, before, after).stream().filter(key -> !fixed.contains(key)).toList();
  }

  private static List<String> differing(
      Map<String, Function<Definitions, Object>> parts, Definitions before, Definitions after) {
    return parts.entrySet().stream()
        .filter(each -> !same(each.getValue(), before, after))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Map<String, Function<Definitions, Object>> fixedParts() {
    Map<String, Function<Definitions, Object>> fixed = new LinkedHashMap<>();
    fixed.put("data-dir", Definitions::dataDir);
    fixed.put("postmaster", Definitions::postmaster);
    fixed.put("fetch", Definitions::fetch);
    fixed.put("console", Definitions::console);
    fixed.put("deliver.server", Definitions::server);
    fixed.put("deliver.server.spam-rejection", Definitions::spamRejection);
    fixed.put("accept", part(Outgoing::accept));
    fixed.put("rewrite", part(Outgoing::rewrite));
    fixed.put("archive", part(Outgoing::archive));
    fixed.put("queue", part(Outgoing::queue));
    fixed.put("relay", part(Outgoing::relay));
    fixed.put(INSPECT, inspection(Changes::directions));
    fixed.put("inspect.antivirus", inspection(Inspection::antivirus));
    fixed.put("inspect.spam", inspection(i -> i.spam().scanners()));
    fixed.put("inspect.language", inspection(Inspection::language));
    fixed.put("connection", Definitions::connection);
    return fixed;
  }

  private static Map<String, Function<Definitions, Object>> takenUpParts() {
    Map<String, Function<Definitions, Object>> takenUp = new LinkedHashMap<>();
    takenUp.put("session-logs", Definitions::sessionLogs);
    takenUp.put("reload", Definitions::takeUp);
    takenUp.put(
        INSPECT,
        inspection(
            i -> List.of(i.rules(), i.hints(), i.limits(), i.judge(), i.spam().trustedHosts())));
    return takenUp;
  }

  /** The routes were made for them. */
  private static Object directions(Inspection inspection) {
    return Stream.of(Direction.values()).filter(inspection::looksInto).toList();
  }

  private static Function<Definitions, Object> inspection(Function<Inspection, Object> part) {
    return definitions -> definitions.inspection().map(part);
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
