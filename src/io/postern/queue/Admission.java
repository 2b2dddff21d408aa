package io.postern.queue;

import io.postern.journal.Event;
import io.postern.journal.Journal;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Puts mail that was just accepted into the queue, where its priority and the settings want it. */
public final class Admission {
  private final Queue queue;
  private final Journal journal;
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
      Journal journal,
      QueueSettings settings,
      Function<Envelope, String> destinations,
      InHouse inHouse,
      Clock clock) {
    this.queue = queue;
    this.journal = journal;
    this.settings = settings;
    this.destinations = destinations;
    this.inHouse = inHouse;
    this.clock = clock;
    this.ids = new MailIds(clock);
  }

  /**
   * Takes a mail over; it is on stable storage when this returns.
   *
   * @param client who handed it over; empty for the gateway itself
   * @param changes what was changed in it, a sentence each
   * @throws StoreException when nothing of it was written
   */
  public void admit(Mail mail, Optional<Client> client, List<String> changes) {
    Placement place = Placement.of(Priority.of(mail.header()), settings, clock.instant());
    admit(mail, client, changes, Optional.empty(), place);
  }

  /**
   * Takes a mail over that was inspected; it is on stable storage when this returns.
   *
   * @param found what was found and what follows, for the journal
   * @param holdReason why it waits for a person; empty when it does not
   * @throws StoreException when nothing of it was written
   */
  public void admit(
      Mail mail,
      Optional<Client> client,
      List<String> changes,
      String found,
      Optional<String> holdReason) {
    Placement place =
        holdReason
            .map(reason -> new Placement(State.HELD, clock.instant(), false, reason))
            .orElseGet(() -> Placement.of(Priority.of(mail.header()), settings, clock.instant()));
    admit(mail, client, changes, Optional.of(found), place);
  }

  private void admit(
      Mail mail,
      Optional<Client> client,
      List<String> changes,
      Optional<String> found,
      Placement place) {
    String origin = client.map(Client::toString).orElse("the gateway");
    Priority priority = Priority.of(mail.header());
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
    lines.add(new Line(Event.ACCEPTED, null, accepted(mail, origin) + about(mail)));
    found.ifPresent(text -> lines.add(new Line(Event.INSPECTED, null, text)));
    changes.forEach(change -> lines.add(new Line(Event.REWRITTEN, null, change)));
    if (place.state() != State.DUE) {
      Event event = place.state() == State.HELD ? Event.HELD : Event.FROZEN;
      lines.add(new Line(event, null, place.note()));
    }
    try {
      Commits.await(queue.put(deposit, lines));
    } catch (StoreException e) {
      throw new StoreException("mail " + mail.id() + " is not taken: " + e.getMessage(), e);
    }
  }

  /**
   * Takes over a mail that the gateway sends on account of another one; it is on stable storage
   * when this returns. It leaves at once.
   *
   * @param notice whether it is a notice, which is for our own people only; anything else reaches
   *     them by the same way when nobody else gets it
   * @throws StoreException when nothing of it was written
   */
  public void errand(Mail mail, boolean notice) {
    send(mail, notice, accepted(mail, "the gateway") + about(mail));
  }

  /**
   * Takes over a copy of an accepted mail for others; otherwise as {@link #errand}. It gets a name
   * of its own, since both are in the queue.
   *
   * @param mail with the name of the accepted one
   * @throws StoreException when nothing of it was written
   */
  public void copy(Mail mail) {
    Mail copy = new Mail(ids.next(), mail.envelope(), mail.content(), mail.header());
    send(copy, false, accepted(mail, "the gateway") + ", a copy of " + mail.id() + about(copy));
  }

  private void send(Mail mail, boolean notice, String detail) {
    boolean internal = notice || mail.envelope().recipients().stream().allMatch(inHouse.people());
    Deposit deposit =
        new Deposit(
            mail,
            Priority.NORMAL,
            internal ? inHouse.destination() : destinations.apply(mail.envelope()),
            "the gateway",
            State.DUE,
            clock.instant(),
            false,
            "");
    Commits.await(queue.put(deposit, List.of(new Line(Event.ACCEPTED, null, detail))));
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

  /** By which a person, and the list of mails, knows it again when it has left the queue. */
  private static String about(Mail mail) {
    return "; "
        + mail.envelope().reversePath()
        + ": "
        + HeaderText.decode(mail.header().first("Subject").orElse("(no subject)"));
  }
}
