package io.postern.sessionlog;

import io.postern.fetch.FetchedMail;
import io.postern.fetch.Settlement;
import io.postern.journal.Event;
import io.postern.mail.OneLine;
import io.postern.mail.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of one mail, a line for each step; words of strangers cleaned and cut to a length.
 */
final class MailLines {
  private static final int MAX_FIELD = 120;
  private static final int MAX_WORDS = 300;
  private static final int MAX_RECIPIENTS = 10;
  private static final int MAX_HAPPENINGS = 10;

  private final FetchedMail story;
  private final List<String> lines = new ArrayList<>();

  private MailLines(FetchedMail story) {
    this.story = story;
  }

  static List<String> of(FetchedMail story) {
    return new MailLines(story).lines();
  }

  private List<String> lines() {
    head();
    happened(false);
    new TreeMap<>(story.outcomes())
        .entrySet().stream().limit(MAX_RECIPIENTS).forEach(this::attempted);
    if (story.outcomes().size() > MAX_RECIPIENTS) {
      add("Rcpt To: and " + (story.outcomes().size() - MAX_RECIPIENTS) + " more");
    }
    happened(true);
    end();
    return lines;
  }

  private void head() {
    String facts = Sizes.of(story.octets()) + (story.mailId() == null ? "" : ", " + story.mailId());
    if (story.from() == null) {
      add("Size: " + facts);
      return;
    }
    add("From: " + OneLine.abridged(story.from(), MAX_FIELD) + " (" + facts + ")");
    add("Subject: " + OneLine.abridged(story.subject(), MAX_FIELD));
  }

  /** That a mail is held is what follows from attempts, and is told behind them. */
  private void happened(boolean afterwards) {
    story.happenings().stream()
        .limit(MAX_HAPPENINGS)
        .filter(each -> afterwards == (each.event() == Event.HELD))
        .forEach(this::happened);
  }

  private void happened(FetchedMail.Happening each) {
    switch (each.event()) {
      case INSPECTED -> add("Checked: " + words(each.detail()));
      case ROUTED -> add("Routed " + words(each.detail()));
      case HELD -> add("Held: " + words(each.detail()));
      case DROPPED -> add("Dropped: " + words(each.detail()));
      case FETCHED -> {
        // said at the head
      }
      default -> add(each.event().name().toLowerCase(Locale.ROOT) + ": " + words(each.detail()));
    }
  }

  private void attempted(Map.Entry<String, Outcome> each) {
    Outcome outcome = each.getValue();
    String words = words(outcome.text());
    String fate =
        outcome instanceof Outcome.Delivered
            ? "delivered (" + words + ")"
            : (outcome instanceof Outcome.Deferred ? "put off: " : refusal(outcome)) + words;
    add("Rcpt To: <" + OneLine.squeezed(each.getKey(), MAX_FIELD) + "> " + fate);
  }

  private void end() {
    if (story.end() instanceof Settlement.Unsettled unsettled) {
      add("*** Error: stays at the provider, to be tried again: " + words(unsettled.reason()));
    } else if (story.end() instanceof Settlement.Left left) {
      add("Left at the provider: " + words(left.reason()));
    } else if (story.end() instanceof Settlement.Oversize oversize) {
      add("*** Warning: not downloaded: " + words(oversize.reason()));
    } else if (story.end() instanceof Settlement.Safe safe) {
      safe(safe);
    }
  }

  private void safe(Settlement.Safe safe) {
    boolean nothing =
        story.outcomes().isEmpty()
            && story.happenings().stream()
                .noneMatch(e -> e.event() == Event.HELD || e.event() == Event.DROPPED);
    if (nothing) {
      add("Whoever should have it has it already.");
    }
    if (safe.kept()) {
      add("Stays at the provider, as a recipient wants.");
    }
  }

  private static String words(String text) {
    return OneLine.abridged(text, MAX_WORDS);
  }

  private void add(String line) {
    lines.add("Mail [" + story.number() + "] " + line);
  }

  private static String refusal(Outcome outcome) {
    return outcome instanceof Outcome.Spam ? "rejected as spam: " : "refused: ";
  }
}
