package io.postern.manage;

import io.postern.hold.Held;
import io.postern.mail.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Yields the same outcome for every recipient of a held mail, whichever a test wants. */
final class ScriptedReleaser implements Releaser {
  final AtomicReference<Outcome> next =
      new AtomicReference<>(new Outcome.Delivered("250 2.0.0 queued"));

  @Override
  public Map<String, Outcome> release(Held held) {
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    held.recipients().forEach(recipient -> outcomes.put(recipient, next.get()));
    return outcomes;
  }
}
