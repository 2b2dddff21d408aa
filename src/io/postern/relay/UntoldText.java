package io.postern.relay;

import io.postern.mail.Address;
import io.postern.mail.OneLine;
import io.postern.queue.Transit;
import java.util.List;

/** What the postmaster reads about a mail whose sender cannot be told. */
final class UntoldText {
  private static final int MAX_LISTED = 20;

  private UntoldText() {}

  /**
   * @param why the sender cannot be told
   * @return lines ending with LF
   */
  static String of(Transit transit, Attempt attempt, List<Address> failed, String why) {
    String id = transit.mail().id();
    StringBuilder text = new StringBuilder(500);
    text.append("This mail could not be sent, and ").append(why).append(".\n");
    text.append("It stays in the queue. To look at it: postern queue show ").append(id);
    text.append("\n\nSender:  ").append(OneLine.of(transit.mail().envelope().reversePath()));
    text.append("\nSubject: ").append(OneLine.of(transit.queued().subject())).append('\n');
    for (Address recipient : failed.subList(0, Math.min(MAX_LISTED, failed.size()))) {
      text.append("\nTo:      <").append(OneLine.of(recipient.toString())).append(">\n         ");
      text.append(OneLine.of(attempt.outcomeOf(recipient).text())).append('\n');
    }
    if (failed.size() > MAX_LISTED) {
      text.append("\n… and ").append(failed.size() - MAX_LISTED).append(" more recipients\n");
    }
    return text.toString();
  }
}
