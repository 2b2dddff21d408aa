package io.postern.fetch.diagnosis;

import io.postern.fetch.diagnosis.Trial.End;
import io.postern.wire.Security;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Looks into an unexpected disconnection (F48), as a person would do it by hand (F130): the mail
 * alone, its header, the mail once more, another mail, and, where the account's connection is not
 * protected, the mail over a protected one, which nothing on the way can read.
 *
 * <p>It never goes the other way: a connection that the settings want protected is not tried
 * without, for the password would be shown to whoever listens. It deletes nothing, keeps nothing
 * and ends within some minutes.
 */
public final class Diagnosis {
  /** No further try is begun after that. */
  private static final Duration MAX_TIME = Duration.ofMinutes(5);

  private final MailboxDoor door;
  private final Suspect suspect;
  private final BooleanSupplier stop;
  private final Clock clock;
  private final Tries tries;
  private final List<Trial> made = new ArrayList<>();
  private Instant begun;

  /**
   * @param stop whether the gateway is to begin nothing more
   */
  public Diagnosis(MailboxDoor door, Suspect suspect, Clock clock, BooleanSupplier stop) {
    this.door = door;
    this.suspect = suspect;
    this.stop = stop;
    this.clock = clock;
    this.tries = new Tries(door, clock, stop);
  }

  /** Makes the tries and says what they add up to. Never throws over what a server does. */
  public Verdict run() {
    begun = clock.instant();
    Trial first = alone("the mail alone");
    if (!first.is(End.BROKEN)) {
      return Reasoning.about(first).with(made);
    }
    boolean inTheClear = door.usual() == Security.NONE;
    Trial header = isTime() ? add(tries.header("its header alone", same())) : null;
    Trial again = isTime() ? alone("the mail once more") : null;
    Trial other = isTime() ? other(first) : null;
    Trial hidden = isTime() && inTheClear ? hidden() : null;
    return new Reasoning(first, header, again, other, hidden).verdict().with(made);
  }

  private Trial alone(String what) {
    return add(tries.whole(what, door.usual(), same()));
  }

  private Trial other(Trial first) {
    Tries.Choice choice = Tries.otherThan(suspect.uidl(), first.octets());
    return add(tries.whole("another mail", door.usual(), choice));
  }

  private Trial hidden() {
    return add(tries.whole("the mail over TLS", Security.STARTTLS, same()));
  }

  private Tries.Choice same() {
    return Tries.mail(suspect.uidl());
  }

  private Trial add(Trial trial) {
    made.add(trial);
    return trial;
  }

  private boolean isTime() {
    boolean late = Duration.between(begun, clock.instant()).compareTo(MAX_TIME) > 0;
    return !late && !stop.getAsBoolean();
  }
}
