package io.postern.demo;

import io.postern.mail.Address;
import io.postern.mail.OneLine;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells a visitor, line by line, what happens to every mail, and at the end where each one is. May
 * be told things by several threads; what belongs together is printed together.
 */
public final class Narrator {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final String TITLE = "Where the mails are";
  private static final String INDENT = " ".repeat(10);
  private static final int MAX_TEXT = 120;
  private static final int MAX_SUBJECT = 60;

  private final PrintStream out;
  private final Ink ink;
  private final Clock clock;
  private final Function<String, String> stories;
  private final Tally delivered = new Tally();
  private final Tally relayed = new Tally();
  private final Tally waiting = new Tally();
  private final Set<String> told = new HashSet<>();

  /**
   * @param out where to print, UTF-8; stays open
   * @param clock gives the time of day, in its zone
   * @param stories the story of a specimen by its id, or null when there is none
   */
  public Narrator(PrintStream out, Ink ink, Clock clock, Function<String, String> stories) {
    this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
    this.ink = ink;
    this.clock = clock;
    this.stories = stories;
  }

  /** Tells one thing. */
  public synchronized void tell(Happening happening) {
    if (happening instanceof Happening.SessionStarted started) {
      head(started.account(), "the session begins");
    } else if (happening instanceof Happening.SessionEnded ended) {
      head(ended.account(), ended.summary());
    } else if (happening instanceof Happening.Arrived arrived) {
      arrived(arrived.arrival());
    } else if (happening instanceof Happening.Sending sending) {
      head("outgoing", "our people send " + sending.mails() + " mails, through the gateway");
    } else if (happening instanceof Happening.Relayed sent) {
      relayed(sent.arrival());
    } else if (happening instanceof Happening.Frozen frozen) {
      frozen(frozen);
    } else if (happening instanceof Happening.Held held) {
      held(held);
    } else if (happening instanceof Happening.Left left) {
      waiting.add("left at the provider", clean(left.reason(), MAX_TEXT));
      head(left.account(), "stays at the provider: " + left.reason());
    } else if (happening instanceof Happening.Remark remark) {
      out.println(clean(remark.text(), MAX_TEXT * 2));
    }
  }

  /** Whether the stories of all these specimens were told. */
  public synchronized boolean hasTold(Collection<String> specimens) {
    return told.containsAll(specimens);
  }

  private void head(String account, String text) {
    String what = clean(account, MAX_SUBJECT) + ": " + clean(text, MAX_TEXT);
    out.println(time() + ink.write(Ink.Meaning.HEADING, what));
  }

  private void arrived(Arrival arrival) {
    String subject = mail(arrival.from(), arrival.subject());
    for (Address recipient : arrival.envelope().recipients()) {
      String mailbox = clean(recipient.toString(), MAX_TEXT);
      delivered.add(mailbox, subject);
      out.println(INDENT + ink.write(Ink.Meaning.DELIVERED, "-> " + mailbox));
    }
    arrival.specimen().ifPresent(this::story);
  }

  private void relayed(Arrival arrival) {
    relayed.add("at the smarthost", mail(arrival.from(), arrival.subject()));
    String whom =
        arrival.envelope().recipients().stream()
            .map(Address::toString)
            .collect(Collectors.joining(", "));
    String line = clean("=> the smarthost, for " + whom, MAX_TEXT);
    out.println(INDENT + ink.write(Ink.Meaning.DELIVERED, line));
    arrival.specimen().ifPresent(this::story);
  }

  private void frozen(Happening.Frozen frozen) {
    waiting.add("in the queue", mail(frozen.from(), frozen.subject()));
    String line = clean("|| in the queue: " + frozen.reason(), MAX_TEXT);
    out.println(INDENT + ink.write(Ink.Meaning.WAITING, line));
    frozen.specimen().ifPresent(this::story);
  }

  private void held(Happening.Held held) {
    String subject = mail(held.from(), held.subject());
    List<String> recipients = held.recipients();
    String who = recipients.isEmpty() ? "nobody" : String.join(", ", recipients);
    waiting.add("in the hold", subject);
    String reason = clean("in the hold, not to " + who + ": " + held.reason(), MAX_TEXT * 2);
    out.println(INDENT + ink.write(Ink.Meaning.WAITING, "|| " + reason));
    held.specimen().ifPresent(this::story);
  }

  /** Prints the mail's own line and returns the subject as shown. */
  private String mail(String from, String subject) {
    String shown = subject.isBlank() ? "(no subject)" : clean(subject, MAX_SUBJECT);
    String author = from.isBlank() ? "somebody" : clean(from, MAX_SUBJECT);
    out.println(time() + ink.write(Ink.Meaning.SUBJECT, shown) + "  from " + author);
    return shown;
  }

  /** Prints the reason for what was told last, when the specimen has one. */
  private void story(String specimen) {
    String story = stories.apply(specimen);
    if (story != null) {
      told.add(specimen);
      out.println(INDENT + ink.write(Ink.Meaning.ASIDE, clean(story, MAX_TEXT)));
    }
  }

  /** Prints the table: where every mail is that was told about. */
  public synchronized void summary() {
    List<Tally> tallies = List.of(delivered, relayed, waiting);
    int width =
        Math.max(TITLE.length(), tallies.stream().mapToInt(Tally::width).max().orElseThrow());
    out.println();
    out.println(ink.write(Ink.Meaning.HEADING, Tally.pad(TITLE, width) + " mails"));
    if (tallies.stream().allMatch(Tally::isEmpty)) {
      out.println("nowhere: nothing was delivered");
    }
    delivered.lines(width).forEach(line -> out.println(ink.write(Ink.Meaning.DELIVERED, line)));
    relayed.lines(width).forEach(line -> out.println(ink.write(Ink.Meaning.DELIVERED, line)));
    waiting.lines(width).forEach(line -> out.println(ink.write(Ink.Meaning.WAITING, line)));
    out.println();
  }

  private String time() {
    return TIME.withZone(clock.getZone()).format(clock.instant()) + "  ";
  }

  /** One line without control characters: whatever a stranger wrote, it stays text. */
  private static String clean(String text, int max) {
    String line = OneLine.squeezed(text, Integer.MAX_VALUE);
    return line.codePointCount(0, line.length()) <= max
        ? line
        : line.substring(0, line.offsetByCodePoints(0, max - 3)) + "...";
  }
}
