package io.postern.rewrite;

import io.postern.mail.Mail;
import java.util.List;
import java.util.Optional;

/**
 * What became of a mail.
 *
 * @param mail the changed mail, or the very same instance when nothing was changed
 * @param changes a sentence each, beginning with the key of the setting; also why a disclaimer was
 *     not added; nothing in them was written by strangers but addresses
 * @param dropReason why the mail is not to be sent at all (F98); empty to send it
 */
public record Rewritten(Mail mail, List<String> changes, Optional<String> dropReason) {
  public Rewritten {
    changes = List.copyOf(changes);
  }
}
