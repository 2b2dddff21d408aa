package io.postern.rewrite;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Mail;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Changes an outgoing mail as the settings say, in this order: silent drop (F98), empty sender
 * (F99), aliases (F90), names (F91), disclaimer (F89). What a setting does not name stays octet for
 * octet. Holds no state between mails; any number of threads may use it.
 */
public final class Rewriter {
  private final boolean idle;
  private final boolean readsContent;
  private final SilentDrop silentDrop;
  private final EmptySender emptySender;
  private final SenderAliases aliases;
  private final RealNames realNames;
  private final Disclaimers disclaimers;

  public Rewriter(RewriteSettings settings) {
    this.idle = settings.equals(RewriteSettings.NONE);
    this.silentDrop = new SilentDrop(settings.silentDrop());
    this.emptySender = new EmptySender(settings.avoidEmptySender());
    this.aliases = new SenderAliases(settings.stripAliases());
    this.realNames = new RealNames(settings.realNames());
    this.disclaimers = new Disclaimers(settings.disclaimers());
    this.readsContent =
        settings.stripAliases()
            || settings.avoidEmptySender()
            || !settings.realNames().isEmpty()
            || !settings.disclaimers().isEmpty();
  }

  /**
   * Rewrites a mail. Memory and time are bounded whatever the mail holds; a mail that cannot be
   * understood stays as it is.
   *
   * @throws IOException when the content cannot be read
   */
  public Rewritten rewrite(Mail mail) throws IOException {
    if (idle) {
      return new Rewritten(mail, List.of(), Optional.empty());
    }
    Optional<String> dropReason = silentDrop.reason(mail.header());
    if (dropReason.isPresent() || !readsContent) {
      return new Rewritten(mail, List.of(), dropReason);
    }
    return changed(mail);
  }

  private Rewritten changed(Mail mail) throws IOException {
    Content content = mail.content();
    Head head = Head.read(content);
    Edits edits = new Edits();
    Optional<Address> sender = emptySender.replaced(mail.envelope(), head, edits);
    sender = aliases.stripped(sender, head, edits);
    realNames.write(head, edits);
    boolean headerTouched = !edits.isEmpty();
    if (headerTouched && head.header().first("DKIM-Signature").isPresent()) {
      edits.note("rewrite: the DKIM signature that the mail came with does not fit any more");
    }
    if (mail.envelope().sender().isPresent()) {
      disclaimers.add(mail.envelope().sender().get(), content, head, edits);
    }
    Mail result = result(mail, sender, edits, headerTouched);
    return new Rewritten(result, edits.notes(), Optional.empty());
  }

  private static Mail result(
      Mail mail, Optional<Address> sender, Edits edits, boolean headerTouched) throws IOException {
    Mail from = sender.equals(mail.envelope().sender()) ? mail : mail.from(sender);
    if (edits.isEmpty()) {
      return from;
    }
    Content content = edits.applyTo(mail.content());
    return headerTouched
        ? Mail.of(mail.id(), from.envelope(), content)
        : new Mail(mail.id(), from.envelope(), content, mail.header());
  }
}
