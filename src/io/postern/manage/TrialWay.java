package io.postern.manage;

import java.util.List;

/**
 * The way that a mail takes when inspection lets it go on.
 *
 * @param fate where it leads
 * @param recipients who gets the mail; none when nobody does
 * @param sentence how that was found out
 * @param changes what is changed in the mail on the way, a sentence each
 */
record TrialWay(TrialFate fate, List<Recipient> recipients, String sentence, List<String> changes) {
  TrialWay {
    recipients = List.copyOf(recipients);
    changes = List.copyOf(changes);
  }

  /**
   * Who gets the mail.
   *
   * @param name an address, or the name of a recipient with an endpoint of its own
   * @param why in a few words
   */
  record Recipient(String name, String why) {}
}
