package io.postern.manage;

import io.postern.inspect.station.Inspectors.Kind;
import java.util.List;

/**
 * Which inspectors a mail meets on the route of the installation, as far as a trial can follow it.
 *
 * @param kinds in the order in which they are asked; one that is asked twice is there twice
 * @param untried what of the route no trial follows, a sentence each
 */
public record InspectionOrder(List<Kind> kinds, List<String> untried) {
  /** That of the program's own route. */
  public static final InspectionOrder OWN = new InspectionOrder(List.of(Kind.values()), List.of());

  public InspectionOrder {
    kinds = List.copyOf(kinds);
    untried = List.copyOf(untried);
  }
}
