package io.postern.manage;

import io.postern.account.DefinitionsInForce;
import io.postern.account.Problem;
import io.postern.account.Reload;
import io.postern.account.Reloading;
import io.postern.journal.Event;
import io.postern.journal.Journal;
import io.postern.mail.OneLine;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has changed settings taken up, and says so in log and journal: each change, and each refused edit
 * once, however often it is read (F137). Safe for several threads.
 */
public final class SettingsReload {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsReload.class);
  private static final int MAX_NAMES = 20;
  private static final int MAX_DETAIL = 900;

  private final Reloading reloading;
  private final DefinitionsInForce inForce;
  private final Journal journal;
  private final Clock clock;
  private volatile Status status;

  /**
   * How the settings stand.
   *
   * @param read when they were read last
   * @param by who wanted that
   * @param problems for which what is written now was refused; none when it holds
   */
  record Status(Instant read, String by, List<Problem> problems) {}

  SettingsReload(Reloading reloading, DefinitionsInForce inForce, Journal journal, Clock clock) {
    this.reloading = reloading;
    this.inForce = inForce;
    this.journal = journal;
    this.clock = clock;
    this.status = new Status(clock.instant(), "the start", List.of());
  }

  /** How the settings stand. */
  Status status() {
    return status;
  }

  /** Which settings only the next start takes up. */
  List<String> atNextStart() {
    return inForce.atNextStart();
  }

  /** Says what {@link #reload} would do; changes nothing. */
  Reload foresee() {
    return reloading.foresee();
  }

  /**
   * Reads the settings and takes them up, or refuses them as a whole.
   *
   * @param by who wants that, for log and journal
   */
  synchronized Reload reload(String by) {
    Reload reload = reloading.reload();
    List<Problem> problems =
        reload instanceof Reload.Refused refused ? refused.problems() : List.of();
    boolean news = !problems.equals(status.problems());
    status = new Status(clock.instant(), by, problems);
    if (reload instanceof Reload.Done done) {
      tell(Event.RELOADED, by, inWords(done));
      LOG.info("Settings taken up by {}: {}", by, inWords(done));
    } else if (!problems.isEmpty() && news) {
      tell(Event.SETTINGS_REFUSED, by, count(problems) + ", the first: " + problems.get(0));
      LOG.warn("Changed settings are refused, and the old ones hold: {}", count(problems));
      problems.forEach(problem -> LOG.warn("{}", problem));
    } else if (news) {
      LOG.info("What is written says again what holds");
    }
    return reload;
  }

  private void tell(Event event, String by, String what) {
    String detail = OneLine.abridged("by " + by + ": " + what, MAX_DETAIL);
    journal.append(null, null, event, null, detail).join();
  }

  private static String count(List<Problem> problems) {
    return problems.size() == 1 ? "1 problem" : problems.size() + " problems";
  }

  private static String inWords(Reload.Done done) {
    Map<String, List<String>> parts = new LinkedHashMap<>();
    parts.put("added", done.added());
    parts.put("changed", done.changed());
    parts.put("removed", done.removed());
    parts.put("endpoints", done.endpoints());
    parts.put("taken up", ReloadMap.keys(done.others()));
    parts.put("when the session ends", done.waiting());
    parts.put("at the next start", ReloadMap.keys(done.atNextStart()));
    StringBuilder text = new StringBuilder();
    parts.forEach(
        (what, names) -> {
          if (!names.isEmpty()) {
            text.append(text.isEmpty() ? "" : "; ").append(what).append(' ').append(some(names));
          }
        });
    return text.isEmpty() ? "no account is different" : text.toString();
  }

  private static String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(MAX_NAMES, names.size())));
    return names.size() <= MAX_NAMES
        ? first
        : first + " and " + (names.size() - MAX_NAMES) + " more";
  }
}
