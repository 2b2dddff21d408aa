package io.postern.queue;

import io.postern.journal.Event;
import io.postern.journal.Line;
import io.postern.mail.Address;
import io.postern.mail.Client;
import io.postern.mail.Envelope;
import io.postern.mail.HeaderText;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import io.postern.mail.Priority;
import io.postern.store.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Puts mail that was just accepted into the queue, where its priority and the settings want it. */
public final class Admission {
  private final Queue queue;
  private final QueueSettings settings;
  private final Function<Envelope, String> destinations;
  private final InHouse inHouse;
  private final Clock clock;
  private final MailIds ids;

  /**
   * The way to our own people.
   *
   * @param destination its name
   * @param people whom it surely reaches
   */
  public record InHouse(String destination, Predicate<Address> people) {}

  /**
   * @param destinations names the way by which a mail leaves
   * @param inHouse the way by which the gateway's own mails reach our people
   */
  public Admission(
      Queue queue,
      QueueSettings settings,
      Function<Envelope, String> destinations,
      InHouse inHouse,
      Clock clock) {
    this.queue = queue;
    this.settings = settings;
    this.destinations = destinations;
    this.inHouse = inHouse;
    this.clock = clock;
    this.ids = new MailIds(clock);
  }

  /**
   * Takes a mail over, and what is sent on account of it; all of it is on stable storage when this
   * returns.
   *
   * @param client who handed it over; empty for the gateway itself
   * @param changes what was changed in it, a sentence each
   * @param companions go in the same commit
   * @throws StoreException when nothing of it was written
   */
  public void admit(
      Mail mail, Optional<Client> client, List<String> changes, List<Companion> companions) {
    Placement place = Placement.of(Priority.of(mail.header()), settings, clock.instant());
    admit(mail, client, changes, companions, Optional.empty(), place);
  }

  /**
   * Takes a mail over that was inspected; otherwise as the other one.
   *
   * @param found what was found and what follows, for the journal
   * @param holdReason why it waits for a person; empty when it does not
   * @throws StoreException when nothing of it was written
   */
  public void admit(
      Mail mail,
      Optional<Client> client,
      List<String> changes,
      List<Companion> companions,
      String found,
      Optional<String> holdReason) {
    Placement place =
        holdReason
            .map(reason -> new Placement(State.HELD, clock.instant(), false, reason))
            .orElseGet(() -> Placement.of(Priority.of(mail.header()), settings, clock.instant()));
    admit(mail, client, changes, companions, Optional.of(found), place);
  }

  private void admit(
      Mail mail,
      Optional<Client> client,
      List<String> changes,
      List<Companion> companions,
      Optional<String> found,
      Placement place) {
    String origin = client.map(Client::toString).orElse("the gateway");
    Deposit deposit =
        new Deposit(
            mail,
            Priority.of(mail.header()),
            destinations.apply(mail.envelope()),
            origin,
            place.state(),
            place.dueAt(),
            place.awaitsConnection(),
            place.note());
    List<Line> lines = new ArrayList<>(1 + changes.size());
    lines.add(new Line(Event.ACCEPTED, null, accepted(mail, origin) + about(mail)));
    found.ifPresent(text -> lines.add(new Line(Event.INSPECTED, null, text)));
    changes.forEach(change -> lines.add(new Line(Event.REWRITTEN, null, change)));
    if (place.state() != State.DUE) {
      Event event = place.state() == State.HELD ? Event.HELD : Event.FROZEN;
      lines.add(new Line(event, null, place.note()));
    }
    take(mail, companions, Arrival.of(deposit, lines));
  }

  /**
   * Takes over a mail that the gateway sends on account of another one, which is not here; it is on
   * stable storage when this returns. It leaves at once.
   *
   * @throws StoreException when nothing of it was written
   */
  public void send(Companion companion) {
    Commits.await(queue.put(List.of(arrival(companion))));
  }

  /**
   * A mail that its client shall forget, and that nobody gets.
   *
   * @param companions what is sent on account of it nevertheless, in the same commit
   * @param reason for the journal
   * @throws StoreException when that could not be written
   */
  public void drop(Mail mail, Optional<Client> client, List<Companion> companions, String reason) {
    String origin = client.map(Client::toString).orElse("the gateway");
    String words = accepted(mail, origin) + ": " + reason;
    take(mail, companions, Arrival.dropped(mail.id(), new Line(Event.DROPPED, null, words)));
  }

  /**
   * A mail that its client is told to keep; only what is sent on account of it is taken over.
   *
   * @throws StoreException when nothing of it was written
   */
  public void refuse(Mail mail, List<Companion> companions) {
    if (!companions.isEmpty()) {
      take(mail, companions);
    }
  }

  /** Notices before the mail that they are about. */
  private void take(Mail mail, List<Companion> companions, Arrival... itself) {
    List<Arrival> all = new ArrayList<>(companions.size() + 1);
    companions.forEach(companion -> all.add(arrival(companion)));
    all.addAll(List.of(itself));
    try {
      Commits.await(queue.put(all));
    } catch (StoreException e) {
      throw new StoreException("mail " + mail.id() + " is not taken: " + e.getMessage(), e);
    }
  }

  /** A copy gets a name of its own, since both are in the queue. */
  private Arrival arrival(Companion companion) {
    Mail mail = companion.mail();
    String copied = "";
    if (companion.kind() == Companion.Kind.COPY) {
      copied = ", a copy of " + mail.id();
      mail = new Mail(ids.next(), mail.envelope(), mail.content(), mail.header());
    }
    boolean internal =
        companion.kind() == Companion.Kind.NOTICE
            || mail.envelope().recipients().stream().allMatch(inHouse.people());
    String destination = internal ? inHouse.destination() : destinations.apply(mail.envelope());
    Instant now = clock.instant();
    Deposit deposit =
        new Deposit(mail, Priority.NORMAL, destination, "the gateway", State.DUE, now, false, "");
    String detail = accepted(mail, "the gateway") + copied + about(mail);
    return Arrival.of(deposit, List.of(new Line(Event.ACCEPTED, null, detail)));
  }

  private static String accepted(Mail mail, String origin) {
    return "from " + origin + ", " + mail.content().size() + " octets";
  }

  /** By which a person, and the list of mails, knows it again when it has left the queue. */
  private static String about(Mail mail) {
    return "; "
        + mail.envelope().reversePath()
        + ": "
        + HeaderText.decode(mail.header().first("Subject").orElse("(no subject)"));
  }
}
