package io.postern.fetch.diagnosis;

import io.postern.fetch.diagnosis.Trial.End;
import io.postern.fetch.pop3.Listing;
import io.postern.fetch.pop3.Pop3Connection;
import io.postern.fetch.pop3.Pop3Exception;
import io.postern.fetch.pop3.Retrieved;
import io.postern.wire.Security;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Makes single tries, each on a connection of its own, and ends each after a while. Deletes
 * nothing.
 */
final class Tries {
  private static final int MAX_LISTED = 200_000;
  private static final int MAX_HEADER = 64 * 1024;

  /** A try does not take more. */
  static final long MAX_OCTETS = 64L * 1024 * 1024;

  /** Nor longer. */
  static final Duration MAX_TIME = Duration.ofMinutes(2);

  private final MailboxDoor door;
  private final Clock clock;
  private final BooleanSupplier stop;

  Tries(MailboxDoor door, Clock clock, BooleanSupplier stop) {
    this.door = door;
    this.clock = clock;
    this.stop = stop;
  }

  /** Which mail of the mailbox a try is about. */
  interface Choice {
    /** Its index in the listing, or -1 for none. */
    int of(Listing listing);
  }

  /** The mail of a UIDL. */
  static Choice mail(String uidl) {
    return listing -> {
      for (int i = 0; i < listing.size(); i++) {
        if (listing.uidl(i).equals(uidl)) {
          return i;
        }
      }
      return -1;
    };
  }

  /**
   * Another mail to compare with: the smallest that is larger than what came of the suspect; when
   * there is none, the largest.
   */
  static Choice otherThan(String uidl, long came) {
    return listing -> {
      int best = -1;
      for (int i = 0; i < listing.size(); i++) {
        if (!listing.uidl(i).equals(uidl) && listing.octets(i) <= MAX_OCTETS) {
          best = best < 0 || isBetter(listing.octets(i), listing.octets(best), came) ? i : best;
        }
      }
      return best;
    };
  }

  private static boolean isBetter(long size, long best, long came) {
    return size > came ? best <= came || size < best : best <= came && size > best;
  }

  /** Downloads a mail alone. */
  Trial whole(String what, Security security, Choice choice) {
    return run(what, security, choice, true, Tries::retrieve);
  }

  /** Asks for the header of a mail. */
  Trial header(String what, Choice choice) {
    return run(what, door.usual(), choice, false, Tries::top);
  }

  private interface Command {
    Optional<String> refusal(Pop3Connection pop3, int number, Tail tail) throws Pop3Exception;
  }

  private static Optional<String> retrieve(Pop3Connection pop3, int number, Tail tail)
      throws Pop3Exception {
    pop3.sendRetr(number);
    pop3.flush();
    return pop3.readRetr(tail, MAX_OCTETS) instanceof Retrieved.Failed failed
        ? Optional.of(failed.reply().words())
        : Optional.empty();
  }

  private static Optional<String> top(Pop3Connection pop3, int number, Tail tail)
      throws Pop3Exception {
    pop3.sendTop(number, 0);
    pop3.flush();
    Optional<byte[]> header = pop3.readTop(MAX_HEADER);
    header.ifPresent(octets -> tail.write(octets, 0, octets.length));
    return header.isPresent() ? Optional.empty() : Optional.of("the server refuses TOP");
  }

  private Trial run(String what, Security security, Choice choice, boolean sized, Command command) {
    Instant start = clock.instant();
    try (Pop3Connection pop3 = door.open(security)) {
      Listing listing = pop3.list(MAX_LISTED);
      int index = choice.of(listing);
      if (index < 0) {
        return new Trial(what, End.GONE, 0, 0, since(start), "");
      }
      String named = what + " (message " + listing.number(index) + ")";
      long listed = sized ? listing.octets(index) : 0;
      return ask(pop3, named, listing.number(index), listed, command);
    } catch (Pop3Exception none) {
      return new Trial(what, End.UNREACHABLE, 0, 0, since(start), none.getMessage());
    }
  }

  private Trial ask(Pop3Connection pop3, String what, int number, long listed, Command command) {
    Instant start = clock.instant();
    Tail tail = new Tail(() -> stop.getAsBoolean() || since(start).compareTo(MAX_TIME) > 0);
    try {
      Optional<String> refusal = command.refusal(pop3, number, tail);
      Duration took = since(start);
      farewell(pop3);
      return new Trial(
          what,
          refusal.isPresent() ? End.REFUSED : End.WHOLE,
          listed,
          tail.size(),
          took,
          refusal.orElse(""));
    } catch (Pop3Exception broken) {
      boolean tooMuch = tail.size() >= MAX_OCTETS;
      String words = tail.error().isEmpty() ? broken.getMessage() : tail.error();
      return new Trial(
          what, tooMuch ? End.ENOUGH : End.BROKEN, listed, tail.size(), since(start), words);
    } catch (Tail.Enough enough) {
      return new Trial(what, End.ENOUGH, listed, tail.size(), since(start), "");
    }
  }

  /** Nothing was marked: whether the server hears it makes no difference. */
  private static void farewell(Pop3Connection pop3) {
    try {
      pop3.quit();
    } catch (Pop3Exception gone) {
      pop3.close();
    }
  }

  private Duration since(Instant start) {
    return Duration.between(start, clock.instant());
  }
}
