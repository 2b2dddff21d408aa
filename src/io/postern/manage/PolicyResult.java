package io.postern.manage;

import java.util.List;

/**
 * What came of a policy test.
 *
 * @param name of the mail's file
 * @param complaints what does not hold, or what is wrong with the test, a line each; none when all
 *     is well
 */
public record PolicyResult(String name, List<String> complaints) {
  public PolicyResult {
    complaints = List.copyOf(complaints);
  }

  /** Whether all that was expected came. */
  public boolean isGood() {
    return complaints.isEmpty();
  }
}
