package io.postern.manage;

import io.postern.journal.Event;
import io.postern.journal.Journal;
import io.postern.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers on stable storage which routes an operator paused. A pause and its journal line are one
 * commit. Safe for several threads.
 *
 * <p>The pause of a route that is no longer defined stays: should it come back, it is paused.
 */
public final class PausedRoutes {
  private final Store store;
  private final Journal journal;
  private final Clock clock;
  private final Map<String, Pause> pauses = new ConcurrentHashMap<>();
  private final Set<String> beingReplaced = ConcurrentHashMap.newKeySet();

  /**
   * A pause.
   *
   * @param since when it began
   * @param by who asked for it
   */
  public record Pause(Instant since, String by) {}

  /** Reads what was paused before. */
  public PausedRoutes(Store store, Journal journal, Clock clock) {
    this.store = store;
    this.journal = journal;
    this.clock = clock;
    List<Map.Entry<String, Pause>> rows =
        store.read(
            tx ->
                tx.query(
                    "SELECT route_id, at, by_whom FROM paused",
                    r ->
                        Map.entry(
                            r.getString(1),
                            new Pause(Instant.ofEpochMilli(r.getLong(2)), r.getString(3)))));
    rows.forEach(row -> pauses.put(row.getKey(), row.getValue()));
  }

  /** The pause of a route; empty when it is not paused. */
  public Optional<Pause> of(String routeId) {
    return Optional.ofNullable(pauses.get(routeId));
  }

  /**
   * From now on the route is paused; on stable storage on return. Does nothing when it is paused
   * already, or is being replaced.
   *
   * @param who the user who asked for it
   */
  public void pause(String routeId, String who) {
    Pause pause = new Pause(clock.instant(), who);
    if (beingReplaced.contains(routeId) || pauses.putIfAbsent(routeId, pause) != null) {
      return;
    }
    try {
      store.commit(
          tx -> {
            tx.update(
                "INSERT INTO paused (route_id, by_whom, at) VALUES (?, ?, ?)"
                    + " ON CONFLICT (route_id) DO NOTHING",
                routeId,
                who,
                pause.since());
            journal.append(tx, null, null, Event.PAUSED, null, routeId + " by " + who);
            return routeId;
          });
    } catch (RuntimeException notStored) {
      pauses.remove(routeId, pause);
      throw notStored;
    }
  }

  /**
   * From now on the route is not paused; on stable storage on return. Does nothing when it is not
   * paused, or is being replaced.
   *
   * @param who the user who asked for it
   */
  public void resume(String routeId, String who) {
    if (beingReplaced.contains(routeId) || !pauses.containsKey(routeId)) {
      return;
    }
    store.commit(
        tx -> {
          tx.update("DELETE FROM paused WHERE route_id = ?", routeId);
          journal.append(tx, null, null, Event.RESUMED, null, routeId + " by " + who);
          return routeId;
        });
    pauses.remove(routeId);
  }

  /**
   * To be held open while a route is stopped, removed and defined anew: none of that is an
   * operator's wish, so a pause stays and none is added.
   */
  public Replacement replacing(String routeId) {
    beingReplaced.add(routeId);
    return () -> beingReplaced.remove(routeId);
  }

  /** The time in which a route is replaced. */
  public interface Replacement extends AutoCloseable {
    @Override
    void close();
  }
}
