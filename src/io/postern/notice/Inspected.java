package io.postern.notice;

import io.postern.mail.Mail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mail that the inspection said something about.
 *
 * @param mail its content must stay readable as long as the notices are
 * @param incoming whether it is for the house; it is to leave it otherwise
 * @param account the mailbox it was fetched from
 * @param at when the gateway took it
 * @param reasons one sentence each; words of strangers may be in them
 */
public record Inspected(
    Mail mail, boolean incoming, Optional<String> account, Instant at, List<String> reasons) {
  public Inspected {
    reasons = List.copyOf(reasons);
  }
}
