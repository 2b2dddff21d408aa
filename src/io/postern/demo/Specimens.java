package io.postern.demo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The mails of the demonstration: plain ones, those that other fetchers stumble over, and those
 * that go out.
 */
public final class Specimens {
  private final List<Specimen> all =
      Stream.concat(RoutedSpecimens.all().stream(), OddSpecimens.all().stream()).toList();
  private final List<OutgoingSpecimen> outgoing = OutgoingSpecimens.all();

  /** All that come in, in the order in which they wait at the provider. */
  public List<Specimen> all() {
    return all;
  }

  /** All that go out, in the order in which they are sent. */
  public List<OutgoingSpecimen> outgoing() {
    return outgoing;
  }

  /** One that comes in, by its id. */
  public Optional<Specimen> find(String id) {
    return all.stream().filter(specimen -> specimen.id().equals(id)).findFirst();
  }

  /** The story of one by its id, whichever way it goes; null when there is none. */
  public String story(String id) {
    return outgoing.stream()
        .filter(specimen -> specimen.id().equals(id))
        .map(OutgoingSpecimen::story)
        .findFirst()
        .or(() -> find(id).map(Specimen::story))
        .orElse(null);
  }
}
