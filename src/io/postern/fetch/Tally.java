package io.postern.fetch;

import io.postern.fetch.SessionReport.End;
import io.postern.fetch.diagnosis.Suspect;
import io.postern.fetch.pop3.Pop3Exception;
import io.postern.fetch.pop3.Pop3Exception.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what happens in a session. Used by the session's thread alone. */
final class Tally {
  private final String account;
  private final Clock clock;
  private final Instant started;
  int listed;
  int fetched;
  int settled;
  int unsettled;
  int left;
  int deleted;
  long octets;

  /**
   * The last thing that went wrong with a mail; the session itself may be complete all the same.
   */
  String trouble = "";

  /** Hears of each step. */
  final SessionDiary diary;

  private Suspect suspect;
  private Suspect broken;
  private int tooLargeForServer;
  private long serverLimit;
  private String rest = "";

  Tally(String account, Clock clock, SessionDiary diary) {
    this.account = account;
    this.clock = clock;
    this.diary = diary;
    this.started = clock.instant();
  }

  /** The connection ended while this mail was awaited, for whatever reason. */
  void awaited(Task task) {
    broken = new Suspect(task.number(), task.uidl(), task.size());
  }

  /** A connection failed; if the line broke on a mail, that mail is under suspicion. */
  void failed(Pop3Exception why) {
    diary.trouble(why.getMessage());
    if (broken != null && (why.kind() == Kind.LOST || why.kind() == Kind.TIMEOUT)) {
      suspect = broken;
    }
    broken = null;
  }

  /** A mail's way ended, and that is on stable storage. */
  void ended(Carriage way) {
    diary.mail(way.story());
    if (suspect != null && suspect.uidl().equals(way.task().uidl())) {
      suspect = null;
    }
  }

  /** The mail on which the line broke, and that has not come since; null when there is none. */
  Suspect suspect() {
    return suspect;
  }

  /** The recipients of a mail were told that it is too large. */
  void tooLarge(TooLarge why) {
    left++;
    if (why.byServer()) {
      tooLargeForServer++;
      serverLimit = why.limit();
    }
  }

  /** Mails wait for the next session. */
  void rest(String sentence) {
    rest = sentence;
  }

  /** F35: a limit that nobody set here is worth a warning. */
  private String serverWarning() {
    return tooLargeForServer == 0
        ? ""
        : "warning: "
            + tooLargeForServer
            + (tooLargeForServer == 1 ? " mail is" : " mails are")
            + " larger than the "
            + serverLimit
            + " octets that the internal server takes; not downloaded";
  }

  SessionReport report(End end, String trouble) {
    String text =
        Stream.of(trouble, serverWarning(), rest)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("; "));
    return new SessionReport(
        account,
        started,
        Duration.between(started, clock.instant()),
        listed,
        fetched,
        settled,
        unsettled,
        left,
        deleted,
        octets,
        end,
        text);
  }
}
