package io.postern.account;

import java.util.ArrayList;
import java.util.List;

/**
 * What a check found.
 *
 * @param lines to be printed: one per problem, or a summary of what is defined
 * @param exitCode 0 when all is well, 1 otherwise
 */
public record CheckReport(List<String> lines, int exitCode) {
  public CheckReport {
    lines = List.copyOf(lines);
  }

  static CheckReport of(List<Problem> problems) {
    List<String> lines = new ArrayList<>(problems.stream().map(Problem::toString).toList());
    lines.add(problems.size() == 1 ? "1 problem" : problems.size() + " problems");
    return new CheckReport(lines, 1);
  }
}
