package io.postern.demo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The mails of the demonstration: plain ones, and those that other fetchers stumble over. */
public final class Specimens {
  private final List<Specimen> all =
      Stream.concat(RoutedSpecimens.all().stream(), OddSpecimens.all().stream()).toList();

  /** All of them, in the order in which they wait at the provider. */
  public List<Specimen> all() {
    return all;
  }

  /** One by its id. */
  public Optional<Specimen> find(String id) {
    return all.stream().filter(specimen -> specimen.id().equals(id)).findFirst();
  }
}
