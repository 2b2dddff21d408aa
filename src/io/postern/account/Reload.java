package io.postern.account;

import java.util.List;

/** What came of reading the settings again while the gateway runs, or would come of it (F137). */
public sealed interface Reload {
  /**
   * Something is different.
   *
   * @param added accounts that are new
   * @param changed accounts that are different, or whose recipients are
   * @param removed accounts that are no longer there
   * @param waiting those of the above whose session is under way; they are changed when it has
   *     ended
   * @param endpoints recipients' own endpoints that are new, different or no longer there
   * @param others further settings that are taken up, as keys below {@code postern.}
   * @param atNextStart settings that are different and are taken up at the next start only, as keys
   *     below {@code postern.}
   */
  record Done(
      List<String> added,
      List<String> changed,
      List<String> removed,
      List<String> waiting,
      List<String> endpoints,
      List<String> others,
      List<String> atNextStart)
      implements Reload {
    public Done {
      added = List.copyOf(added);
      changed = List.copyOf(changed);
      removed = List.copyOf(removed);
      waiting = List.copyOf(waiting);
      endpoints = List.copyOf(endpoints);
      others = List.copyOf(others);
      atNextStart = List.copyOf(atNextStart);
    }
  }

  /**
   * The settings say what they said before.
   *
   * @param waiting accounts that an earlier reload changes when their session has ended
   * @param atNextStart as in {@link Done}
   */
  record Nothing(List<String> waiting, List<String> atNextStart) implements Reload {
    public Nothing {
      waiting = List.copyOf(waiting);
      atNextStart = List.copyOf(atNextStart);
    }
  }

  /**
   * Nothing was changed.
   *
   * @param problems at least one
   */
  record Refused(List<Problem> problems) implements Reload {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
