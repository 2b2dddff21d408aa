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

  private final Alerts alerts;

  Trouble(Alerts alerts) {
    this.alerts = alerts;
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
    String guidance = Guidance.of(answer);
    return alerts.raise(
        "destination " + name,
        "[Postern] " + name + " does not take mail",
        "Outgoing mail waits, since "
            + name
            + " does not take it:\n\n"
            + answer
            + "\n\n"
            + guidance
            + (guidance.isEmpty() ? "" : "\n\n")
            + "The gateway keeps trying.\n");
  }

  private static boolean needsPerson(Deferred fault) {
    return switch (fault.code()) {
      case 530, 534, 535, 538 -> true;
      default -> fault.code() == 0 && fault.text().contains("TLS");
    };
  }
}
