package io.postern.journal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Size, sender and subject, out of the words of the line with which a mail begins. These words are
 * for people: where they leave a doubt about who the sender is, the rest is taken for the subject.
 *
 * @param from may be empty
 * @param subject may be empty
 */
record StoryWords(long octets, String from, String subject) {
  private static final Pattern FETCHED = Pattern.compile("(\\d{1,18}) octets from (.*)");
  private static final Pattern ACCEPTED =
      Pattern.compile(".*?, (\\d{1,18}) octets[^;]*(?:; (<[^>]*>): (.*))?");

  static boolean isBeginning(Event event) {
    return event == Event.FETCHED || event == Event.ACCEPTED;
  }

  static StoryWords of(Entry beginning) {
    boolean fetched = beginning.event() == Event.FETCHED;
    Matcher words = (fetched ? FETCHED : ACCEPTED).matcher(beginning.detail());
    if (!words.matches()) {
      return new StoryWords(0, "", beginning.detail());
    }
    long octets = Long.parseLong(words.group(1));
    return fetched
        ? split(octets, words.group(2))
        : new StoryWords(octets, text(words.group(2)), text(words.group(3)));
  }

  private static String text(String group) {
    return group == null ? "" : group;
  }

  /** A colon may stand in a name before the address, and anything in a subject. */
  private static StoryWords split(long octets, String text) {
    int colon = text.indexOf(": ");
    int bracket = text.indexOf(">: ");
    boolean inName = colon >= 0 && text.lastIndexOf('@', colon) < 0 && bracket > colon;
    int end = inName ? bracket + 1 : colon;
    return end < 0
        ? new StoryWords(octets, text, "")
        : new StoryWords(octets, text.substring(0, end), text.substring(end + 2));
  }
}
