package io.postern.relay;

import io.postern.mail.Address;
import io.postern.queue.Queued;
import java.util.HashMap;
import java.util.Map;

/** What was said about each recipient before. */
final class Answers {
  private Answers() {}

  /** The last answer by recipient; empty text for one that was never tried. */
  static Map<Address, String> of(Queued queued) {
    Map<Address, String> answers = new HashMap<>();
    queued.recipients().forEach(each -> answers.put(each.address(), each.reply()));
    return answers;
  }
}
