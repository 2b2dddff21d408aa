package io.postern.relay;

import io.postern.deliver.Deliveries;
import io.postern.deliver.Report;
import io.postern.deliver.SmtpDelivery;
import io.postern.mail.Address;
import io.postern.mail.Mail;
import io.postern.mail.Outcome;
import io.postern.mail.Outcome.Cause;
import io.postern.mail.Outcome.Deferred;
import io.postern.mail.Outcome.Refused;
import io.postern.queue.Transit;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/**
 * Makes one attempt to send a mail. Each attempt is one transaction, so that what is in doubt after
 * a crash is one transaction at the most; recipients that do not fit into it are left for the next
 * attempt, which follows at once. Only when all recipients have had an answer, and are tried anew,
 * the transactions of a mail follow each other in one attempt.
 */
public final class Relay {
  private static final int REMEMBERED = 10_000;

  private final Smarthosts smarthosts;
  private final Outlets outlets;
  private final Deliveries deliveries;
  private final DirectDelivery direct;
  private final Line line;
  private final Rests rests;

  /** As the other one, with a connection that is always there. */
  public Relay(
      Smarthosts smarthosts,
      Outlets outlets,
      Deliveries deliveries,
      DirectDelivery direct,
      BiConsumer<String, Instant> restUntil,
      Clock clock) {
    this(smarthosts, outlets, deliveries, direct, Line.PERMANENT, restUntil, clock);
  }

  /**
   * @param deliveries where the internal mail server is, by the name {@code server}
   * @param line is held while a server outside the house is spoken to
   * @param restUntil hears until when a destination rests, as {@link
   *     io.postern.queue.Attempts#restUntil}
   */
  public Relay(
      Smarthosts smarthosts,
      Outlets outlets,
      Deliveries deliveries,
      DirectDelivery direct,
      Line line,
      BiConsumer<String, Instant> restUntil,
      Clock clock) {
    this.smarthosts = smarthosts;
    this.outlets = outlets;
    this.deliveries = deliveries;
    this.direct = direct;
    this.line = line;
    this.rests = new Rests(restUntil, clock, REMEMBERED);
  }

  /** Never throws for what a server or a mail does. */
  Attempt attempt(Transit transit) {
    Mail mail = transit.mail();
    Way way = smarthosts.way(transit.queued().destination(), mail.envelope());
    Optional<Refused> loop = LoopGuard.check(mail);
    if (loop.isPresent()) {
      return notTried(way, mail, loop.get());
    }
    if (way instanceof Way.Through through) {
      return through(through, transit);
    }
    if (way instanceof Way.Inside) {
      return inside(way.name(), transit);
    }
    if (way instanceof Way.Direct) {
      List<Leg> legs = new ArrayList<>(1);
      Batches.byDomain(transit.queued(), mail.envelope().recipients())
          .forEach(batch -> legs.add(directly(way.name(), mail, batch)));
      return new Attempt(way.name(), legs, Optional.empty());
    }
    return notTried(way, mail, new Refused(0, nowhere(mail)));
  }

  private static String nowhere(Mail mail) {
    return "5.4.4 no smarthost is set for mail from " + mail.envelope().reversePath();
  }

  private static Attempt notTried(Way way, Mail mail, Outcome outcome) {
    return Attempt.of(way.name(), Leg.without(way.name(), mail.envelope().recipients(), outcome));
  }

  private Attempt inside(String name, Transit transit) {
    Optional<SmtpDelivery> server = deliveries.find(Destinations.SERVER);
    return server.isPresent()
        ? restingOr(name, server.get().settings().peer().host(), transit, server.get()::send)
        : restingOr(name, Destinations.SERVER, transit, Relay::noServer);
  }

  private static Report noServer(Mail mail) {
    Deferred none = new Deferred(Cause.SERVER, 0, "no internal mail server is set");
    List<Address> recipients = mail.envelope().recipients();
    return new Report(
        Leg.without(Destinations.SERVER, recipients, none).outcomes(), Optional.empty());
  }

  private Attempt through(Way.Through way, Transit transit) {
    String host = way.server().peer().host();
    return restingOr(way.name(), host, transit, part -> send(way, part));
  }

  private Report send(Way.Through way, Mail part) {
    try (Line.Hold hold = line.hold(way.name())) {
      return outlets.send(way.server(), way.smarthost(), part);
    } catch (IOException noLine) {
      Leg leg = unreached(way.name(), part.envelope().recipients(), noLine);
      return new Report(leg.outcomes(), Optional.empty());
    }
  }

  private Leg directly(String name, Mail mail, List<Address> batch) {
    String domain = batch.get(0).domain();
    try (Line.Hold hold = line.hold(name)) {
      return direct.attempt(mail, domain, batch);
    } catch (IOException noLine) {
      return unreached(domain, batch, noLine);
    }
  }

  private static Leg unreached(String host, List<Address> recipients, IOException noLine) {
    return Leg.without(host, recipients, new Deferred(Cause.SERVER, 0, noLine.getMessage()));
  }

  /** One transaction over an outlet. */
  private interface Outlet {
    Report send(Mail mail);
  }

  private Attempt restingOr(String name, String host, Transit transit, Outlet outlet) {
    Mail mail = transit.mail();
    List<Address> recipients = mail.envelope().recipients();
    Rests.Admission admission = rests.admit(name);
    if (admission instanceof Rests.Admission.Resting resting) {
      Leg leg = Leg.without(host, recipients, resting.answer());
      // an outage that another mail found out about is told by that one
      return new Attempt(name, List.of(leg), Optional.of(new Rests.Rest(resting.until(), 0)));
    }
    List<Leg> legs = new ArrayList<>(1);
    for (List<Address> batch : Batches.together(transit.queued(), recipients)) {
      Report report = outlet.send(batch.size() == recipients.size() ? mail : mail.to(batch));
      Leg leg = new Leg(host, report.outcomes(), report.facts());
      legs.add(leg);
      Optional<Deferred> fault = leg.serversFault();
      if (fault.isPresent()) {
        Rests.Admission.Go go = (Rests.Admission.Go) admission;
        return new Attempt(name, legs, rests.failed(name, mail.id(), go, fault.get()));
      }
    }
    if (legs.stream().anyMatch(leg -> leg.facts().isPresent())) {
      rests.answered(name);
    } else {
      rests.notAsked(name, (Rests.Admission.Go) admission);
    }
    return new Attempt(name, legs, Optional.empty());
  }

  /**
   * Ends a destination's rest; to be called when a person wants a mail to be sent now. The next
   * mail for it goes ahead of the others.
   */
  public void wake(String destination) {
    rests.wake(destination);
  }

  /** How each destination stands, sorted by name; those not used yet, too. */
  public List<DestinationStatus> destinations() {
    return smarthosts.names().stream().sorted().map(this::status).toList();
  }

  private DestinationStatus status(String name) {
    Optional<SmtpDelivery> delivery =
        name.equals(Destinations.INTERNAL)
            ? deliveries.find(Destinations.SERVER)
            : outlets.find(name);
    return new DestinationStatus(
        name,
        rests.restingUntil(name),
        rests.lastFailure(name),
        delivery.map(SmtpDelivery::idleConnections).orElse(0),
        delivery.map(SmtpDelivery::waiting).orElse(0),
        delivery.map(SmtpDelivery::largestMail).orElse(OptionalLong.empty()));
  }
}
