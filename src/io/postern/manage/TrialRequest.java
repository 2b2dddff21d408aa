package io.postern.manage;

import io.postern.inspect.Occasion.Direction;
import java.util.List;

/**
 * What somebody wants to be tried; texts as written, empty for what is not said.
 *
 * @param direction which way the mail goes
 * @param account of incoming mail; may be empty when there is only one
 * @param sender of the envelope, {@code <>} for none; empty for the one that the mail names
 * @param recipients of the envelope of outgoing mail; none for those that the mail names
 */
public record TrialRequest(
    Direction direction, String account, String sender, List<String> recipients) {
  public TrialRequest {
    recipients = List.copyOf(recipients);
  }
}
