package io.postern.route;

import java.util.List;
import java.util.stream.Collectors;

/** Where a mail goes, and how that was found out. */
public sealed interface Routing {

  /**
   * One line for journal, log and console; at most some ten candidates and recipients are named.
   */
  String summary();

  /**
   * It has recipients.
   *
   * @param strategy by what they were found; what is in force for this mail, which is not always
   *     what is configured: without its envelope header, To and Cc decide
   * @param candidates whom the header names, at most {@link Router#MAX_CANDIDATES} of ours
   * @param matches the recipients that get it, in the order of the settings, at least one
   */
  record Routed(Strategy strategy, List<Candidate> candidates, List<Match> matches)
      implements Routing {
    public Routed {
      candidates = List.copyOf(candidates);
      matches = List.copyOf(matches);
    }

    @Override
    public String summary() {
      return "by "
          + strategy.sentence()
          + ": "
          + some(matches.stream().map(m -> m.recipient().name() + " (" + m.why() + ")").toList());
    }
  }

  /**
   * It matches nobody.
   *
   * @param strategy as in {@link Routed}
   * @param candidates as in {@link Routed}
   * @param destination what the settings say about such mail
   */
  record Unroutable(
      Strategy strategy, List<Candidate> candidates, RoutingPolicy.Unroutable destination)
      implements Routing {
    public Unroutable {
      candidates = List.copyOf(candidates);
    }

    @Override
    public String summary() {
      return "no recipient by " + strategy.sentence() + ": " + described(candidates);
    }
  }

  /**
   * It goes round in circles and must be held.
   *
   * @param reason with the number that gave it away
   */
  record Looping(String reason) implements Routing {
    @Override
    public String summary() {
      return reason;
    }
  }

  private static String described(List<Candidate> candidates) {
    return candidates.isEmpty()
        ? "no address found"
        : some(
            candidates.stream()
                .map(c -> c.text() + " in " + c.field() + (c.ours() ? "" : " is not ours"))
                .toList());
  }

  private static String some(List<String> items) {
    int shown = Math.min(items.size(), 10);
    String rest = items.size() > shown ? " and " + (items.size() - shown) + " more" : "";
    return items.subList(0, shown).stream().collect(Collectors.joining(", ")) + rest;
  }
}
