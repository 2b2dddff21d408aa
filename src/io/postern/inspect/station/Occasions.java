package io.postern.inspect.station;

import io.postern.inspect.Occasion;
import io.postern.inspect.Occasion.Direction;
import io.postern.inspect.spam.HandOff;
import io.postern.mail.Client;
import io.postern.mail.Mail;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Says what is known about a mail when its inspection begins. */
public final class Occasions {
  private final HandOff handOff;
  private final Clock clock;

  /**
   * @param handOff finds who handed a fetched mail to the provider
   */
  public Occasions(HandOff handOff, Clock clock) {
    this.handOff = handOff;
    this.clock = clock;
  }

  /**
   * A fetched mail.
   *
   * @param account where it was fetched; empty when nobody knows
   */
  public Occasion incoming(Mail mail, Optional<String> account) {
    Optional<Client> client = handOff.of(mail.header()).map(HandOff.Hop::client);
    return new Occasion(Direction.INCOMING, account, client, clock.instant(), List.of());
  }

  /**
   * A mail of our own users.
   *
   * @param client who hands it over
   */
  public Occasion outgoing(Client client) {
    return new Occasion(
        Direction.OUTGOING, Optional.empty(), Optional.of(client), clock.instant(), List.of());
  }
}
