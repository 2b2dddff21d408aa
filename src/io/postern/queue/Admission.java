package io.postern.queue;

import io.postern.journal.Event;
import io.postern.journal.Journal;
import io.postern.journal.Line;
import io.postern.mail.Client;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import io.postern.mail.Priority;
import io.postern.store.StoreException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Puts mail that was just accepted into the queue, where its priority and the settings want it. */
public final class Admission {
  private final Queue queue;
  private final Journal journal;
  private final QueueSettings settings;
  private final Function<Envelope, String> destinations;
  private final Clock clock;

  /**
   * @param destinations names the way by which a mail leaves
   */
  public Admission(
      Queue queue,
      Journal journal,
      QueueSettings settings,
      Function<Envelope, String> destinations,
      Clock clock) {
    this.queue = queue;
    this.journal = journal;
    this.settings = settings;
    this.destinations = destinations;
    this.clock = clock;
  }

  /**
   * Takes a mail over; it is on stable storage when this returns.
   *
   * @param client who handed it over; empty for the gateway itself
   * @param changes what was changed in it, a sentence each
   * @throws StoreException when nothing of it was written
   */
  public void admit(Mail mail, Optional<Client> client, List<String> changes) {
    String origin = client.map(Client::toString).orElse("the gateway");
    Priority priority = Priority.of(mail.header());
    Placement place = Placement.of(priority, settings, clock.instant());
    Deposit deposit =
        new Deposit(
            mail,
            priority,
            destinations.apply(mail.envelope()),
            origin,
            place.state(),
            place.dueAt(),
            place.awaitsConnection(),
            place.note());
    List<Line> lines = new ArrayList<>(1 + changes.size());
    lines.add(new Line(Event.ACCEPTED, null, accepted(mail, origin)));
    changes.forEach(change -> lines.add(new Line(Event.REWRITTEN, null, change)));
    if (place.state() == State.FROZEN) {
      lines.add(new Line(Event.FROZEN, null, place.note()));
    }
    try {
      Commits.await(queue.put(deposit, lines));
    } catch (StoreException e) {
      throw new StoreException("mail " + mail.id() + " is not taken: " + e.getMessage(), e);
    }
  }

  /**
   * A mail that its client shall forget, and that nobody gets.
   *
   * @param reason for the journal
   * @throws StoreException when that could not be written
   */
  public void drop(Mail mail, Optional<Client> client, String reason) {
    String origin = client.map(Client::toString).orElse("the gateway");
    String words = accepted(mail, origin) + ": " + reason;
    Commits.await(journal.append(mail.id(), null, Event.DROPPED, null, words));
  }

  private static String accepted(Mail mail, String origin) {
    return "from " + origin + ", " + mail.content().size() + " octets";
  }
}
