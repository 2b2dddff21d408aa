package io.postern.fetch.diagnosis;

import java.time.Duration;

/**
 * What came of one try to get something of a mail, on a connection of its own.
 *
 * @param what what was tried, as a person would say it
 * @param end how it ended
 * @param listed octets that the provider lists for what was asked for; 0 when it lists none
 * @param octets octets of it that came
 * @param took how long it took, from the command to the end
 * @param words the server's last words, or what went wrong; empty when all went well
 */
record Trial(String what, End end, long listed, long octets, Duration took, String words) {
  /** How a try ended. */
  enum End {
    /** All of it came. */
    WHOLE,
    /** The connection broke, or nothing more came. */
    BROKEN,
    /** The server said that it does not give the mail. */
    REFUSED,
    /** There is no such mail any more. */
    GONE,
    /** There was no connection, or no login. */
    UNREACHABLE,
    /** We stopped: it took too long, or was too much. */
    ENOUGH
  }

  boolean is(End other) {
    return end == other;
  }

  /** Whether the server gave a reason before the connection broke. */
  boolean hasReason() {
    return words.startsWith("-ERR");
  }

  /** One line for a log. */
  String line() {
    String of = listed > 0 ? " of " + listed : "";
    String came = octets + of + " octets in " + took.toMillis() + " ms";
    String result =
        switch (end) {
          case WHOLE -> "came whole, " + came;
          case BROKEN -> "the connection broke after " + came;
          case REFUSED -> "refused";
          case GONE -> "there is no such mail in the mailbox";
          case UNREACHABLE -> "no connection";
          case ENOUGH -> "given up after " + came;
        };
    return what + ": " + result + (words.isEmpty() ? "" : "; " + words);
  }
}
