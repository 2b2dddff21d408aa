package io.postern.deliver;

import io.postern.mail.Address;
import io.postern.mail.EnvelopeParameters;
import io.postern.mail.RecipientParameters;
import io.postern.mail.RecipientParameters.Notify;
import io.postern.mail.Xtext;
import java.util.Set;

/**
 * What a sender said about delivery status notifications, as parameters of MAIL and RCPT (RFC 3461
 * section 4) for a server that offers DSN. A value that cannot stand in a command is left out: the
 * mail is worth more than its notification.
 */
record DsnParameters(EnvelopeParameters said) {
  /** RFC 3461 section 4.4. */
  private static final int MAX_ENVELOPE_ID = 100;

  /** RFC 3461 section 4.2. */
  private static final int MAX_ORIGINAL_RECIPIENT = 500;

  /** Adds RET and ENVID to a MAIL command. */
  void toMail(StringBuilder command) {
    said.ret().ifPresent(ret -> command.append(" RET=").append(ret));
    said.envelopeId()
        .filter(id -> id.length() <= MAX_ENVELOPE_ID && Xtext.isXtext(id))
        .ifPresent(id -> command.append(" ENVID=").append(id));
  }

  /** Adds NOTIFY and ORCPT to a RCPT command. */
  void toRecipient(StringBuilder command, Address recipient) {
    RecipientParameters of = said.of(recipient);
    notifyOn(command, of.notifyOn());
    if (of.originalRecipient().isPresent()) {
      of.originalRecipient()
          .filter(DsnParameters::isOriginalRecipient)
          .ifPresent(original -> command.append(" ORCPT=").append(original));
    } else if (isWanted(of)) {
      original(command, recipient);
    }
  }

  /** RFC 3461 section 5.2.1 lets a relay say the original recipient when nobody has said it yet. */
  private boolean isWanted(RecipientParameters of) {
    return !of.notifyOn().isEmpty() || said.ret().isPresent() || said.envelopeId().isPresent();
  }

  /** NEVER beside others is a contradiction; whoever wants to hear something shall hear it. */
  private static void notifyOn(StringBuilder command, Set<Notify> wanted) {
    if (wanted.isEmpty()) {
      return;
    }
    String separator = " NOTIFY=";
    for (Notify each : Notify.values()) {
      if (wanted.contains(each) && (each != Notify.NEVER || wanted.size() == 1)) {
        command.append(separator).append(each);
        separator = ",";
      }
    }
  }

  /** An international address would need another address type (RFC 6533); it is left out. */
  private static void original(StringBuilder command, Address recipient) {
    String xtext = "rfc822;" + Xtext.encode(recipient.toString());
    if (!recipient.isInternational() && xtext.length() <= MAX_ORIGINAL_RECIPIENT) {
      command.append(" ORCPT=").append(xtext);
    }
  }

  private static boolean isOriginalRecipient(String text) {
    int semicolon = text.indexOf(';');
    return semicolon > 0
        && text.length() <= MAX_ORIGINAL_RECIPIENT
        && text.substring(0, semicolon).chars().allMatch(DsnParameters::isOfAnAddressType)
        && Xtext.isXtext(text.substring(semicolon + 1));
  }

  private static boolean isOfAnAddressType(int c) {
    return c == '-' || (c < 0x7f && Character.isLetterOrDigit(c));
  }
}
