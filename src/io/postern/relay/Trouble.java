package io.postern.relay;

import io.postern.mail.OneLine;
import io.postern.mail.Outcome.Deferred;
import io.postern.queue.Deposit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the postmaster of a destination that does not work: at once when it refuses the login or
 * TLS fails, which nobody but a person can cure; when the third attempt in a row fails otherwise.
 */
final class Trouble {
  private static final Logger LOG = LoggerFactory.getLogger(Trouble.class);
  private static final int PATIENCE = 3;

  private final Postmaster postmaster;

  Trouble(Postmaster postmaster) {
    this.postmaster = postmaster;
  }

  Optional<Deposit> about(Attempt attempt) {
    Optional<Deferred> fault =
        attempt.legs().stream().flatMap(leg -> leg.serversFault().stream()).findFirst();
    if (attempt.rest().isEmpty() || fault.isEmpty() || attempt.wasWaiting()) {
      return Optional.empty();
    }
    int failures = attempt.rest().get().failures();
    String name = OneLine.of(attempt.destination());
    String answer = OneLine.of(fault.get().text());
    LOG.warn("{} rests until {}: {}", name, attempt.rest().get().until(), answer);
    boolean due = failures == PATIENCE || (failures == 1 && needsPerson(fault.get()));
    if (!due || name.equals(Destinations.INTERNAL)) {
      return Optional.empty();
    }
    return postmaster.hears(
        "destination " + name,
        name + " does not take mail: " + answer,
        (alerts, to) -> alerts.trouble(to, name, answer, Guidance.of(answer)));
  }

  private static boolean needsPerson(Deferred fault) {
    return switch (fault.code()) {
      case 530, 534, 535, 538 -> true;
      default -> fault.code() == 0 && fault.text().contains("TLS");
    };
  }
}
