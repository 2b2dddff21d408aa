package io.postern.sessionlog;

import io.postern.fetch.FetchedMail;
import io.postern.fetch.MailboxSettings;
import io.postern.fetch.SessionDiary;
import io.postern.fetch.diagnosis.Verdict;
import io.postern.mail.OneLine;
import io.postern.wire.Security;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The lines of one session so far, each with its local time. Of the mails, a few hundred with
 * trouble and as many without are written down and the others counted, so that neither memory nor
 * time grows with the mailbox. Used by the session's thread alone.
 */
final class Diary implements SessionDiary {
  /** As many mails without trouble are told, and as many with. */
  static final int MAX_MAILS = 200;

  private static final int MAX_LINES = 200;
  private static final int MAX_WORDS = 600;
  private static final int MAX_RANGES = 20;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("'['HH:mm'] '", Locale.ROOT);

  private final MailboxSettings account;
  private final Clock clock;
  private final Instant begun;
  private final List<String> lines = new ArrayList<>();
  private boolean connected;
  private int plain;
  private int troubled;
  private int others;

  /**
   * @param clock its zone is that of the times written
   * @param announcements what is said first, a line each (F128)
   */
  Diary(MailboxSettings account, Clock clock, List<String> announcements) {
    this.account = account;
    this.clock = clock;
    this.begun = clock.instant();
    announcements.forEach(line -> say("Session: " + line));
  }

  MailboxSettings account() {
    return account;
  }

  Instant begun() {
    return begun;
  }

  /** The server and how it is spoken to. */
  static String server(MailboxSettings account) {
    Security security = account.peer().security();
    String how = security == Security.NONE ? "no TLS" : security.name().toLowerCase(Locale.ROOT);
    return account.peer() + " (" + how + ")";
  }

  @Override
  public void connecting(MailboxSettings settings) {
    String again = connected ? "once more " : "";
    connected = true;
    say("POP3: Connecting " + again + "to " + server(settings) + "...");
  }

  @Override
  public void listed(int mails, long octets) {
    say("POP3: Login successful. " + mails + " in the mailbox, " + Sizes.of(octets) + ".");
  }

  @Override
  public void mail(FetchedMail story) {
    boolean told = story.isUneventful() ? plain++ < MAX_MAILS : troubled++ < MAX_MAILS;
    if (told) {
      MailLines.of(story).forEach(this::write);
    }
  }

  @Override
  public void trouble(String what) {
    say("POP3: *** Error: " + what);
  }

  @Override
  public void closed(List<Integer> deleted) {
    if (!deleted.isEmpty()) {
      say("POP3: " + deleted.size() + " deleted there: " + ranges(deleted) + ".");
    }
    say("POP3: Connection closed.");
  }

  @Override
  public void diagnosed(int number, Verdict verdict) {
    say("Diagnosis: why did the connection break on message " + number + "?");
    verdict.steps().forEach(step -> say("Diagnosis: " + step));
    say("Diagnosis: *** " + verdict.sentence());
  }

  /** A line of the session as a whole; beyond a number of them, nothing. */
  void say(String line) {
    if (others++ < MAX_LINES) {
      write(line);
    }
  }

  /** A line that is there in any case. */
  void write(String line) {
    String time = TIME.format(clock.instant().atZone(clock.getZone()));
    lines.add(time + OneLine.abridged(line, MAX_WORDS));
  }

  /** Says how much was left out; to be called once, at the end. */
  void countRest() {
    leftOut(plain - MAX_MAILS, "mails that went as they should");
    leftOut(troubled - MAX_MAILS, "mails with trouble");
    leftOut(others - MAX_LINES, "lines");
  }

  /** All lines so far. */
  List<String> lines() {
    return lines;
  }

  private void leftOut(int number, String of) {
    if (number > 0) {
      write("Session: " + number + " more " + of + " are not shown (see ./postern journal).");
    }
  }

  /** {@code 1-3, 7}. */
  private static String ranges(List<Integer> numbers) {
    List<Integer> sorted = numbers.stream().sorted().toList();
    List<String> ranges = new ArrayList<>();
    int i = 0;
    while (i < sorted.size() && ranges.size() < MAX_RANGES) {
      int first = i;
      while (i + 1 < sorted.size() && sorted.get(i + 1) == sorted.get(i) + 1) {
        i++;
      }
      String from = sorted.get(first).toString();
      ranges.add(first == i ? from : from + "-" + sorted.get(i));
      i++;
    }
    return String.join(", ", ranges) + (i < sorted.size() ? " and more" : "");
  }
}
