package io.postern.accept;

import java.io.IOException;
import java.util.Optional;

/** MAIL, RCPT and RSET: the envelope of a mail. */
final class Envelopes {
  private Envelopes() {}

  static void mail(Conversation conversation, String argument) throws IOException {
    if (!conversation.isIntroduced()) {
      conversation.refuse("MAIL", "503 5.5.1 say EHLO first");
    } else if (conversation.transaction().isPresent()) {
      conversation.refuse("MAIL", "503 5.5.1 a mail is begun already");
    } else {
      Parsed<MailCommand> parsed = MailCommand.parse(argument);
      if (parsed instanceof Parsed.Good<MailCommand> good) {
        begin(conversation, argument, good.value());
      } else if (parsed instanceof Parsed.Bad<MailCommand> bad) {
        conversation.refuse("MAIL " + argument, bad.reply());
      }
    }
  }

  private static void begin(Conversation conversation, String argument, MailCommand mail)
      throws IOException {
    Permission permission = conversation.premises().permission();
    long maxSize = permission.maxSize(mail.sender());
    Optional<String> refusal =
        permission
            .refusalOfClient(conversation.connection().address(), conversation.user())
            .or(() -> permission.refusalOfSender(mail.sender()))
            .or(() -> refusalOfSize(mail, maxSize));
    if (refusal.isPresent()) {
      conversation.refuse("MAIL " + argument, refusal.get());
    } else {
      conversation.begin(new Transaction(mail, maxSize));
      conversation.say("250 2.1.0 Ok");
    }
  }

  /** RFC 1870 section 6.1. */
  private static Optional<String> refusalOfSize(MailCommand mail, long maxSize) {
    return mail.declaredSize().orElse(0) > maxSize
        ? Optional.of("552 5.3.4 the mail is larger than the " + maxSize + " octets allowed")
        : Optional.empty();
  }

  static void rcpt(Conversation conversation, String argument) throws IOException {
    Transaction mail = conversation.transaction().orElse(null);
    if (mail == null) {
      conversation.refuse("RCPT", "503 5.5.1 say MAIL first");
      return;
    }
    if (mail.chunks().isPresent()) {
      conversation.refuse("RCPT", "503 5.5.1 the content has begun already");
      return;
    }
    Parsed<RcptCommand> parsed = RcptCommand.parse(argument, mail.mail().smtpUtf8());
    if (parsed instanceof Parsed.Good<RcptCommand> good) {
      add(conversation, mail, argument, good.value());
    } else if (parsed instanceof Parsed.Bad<RcptCommand> bad) {
      conversation.refuse("RCPT " + argument, bad.reply());
    }
  }

  private static void add(
      Conversation conversation, Transaction mail, String argument, RcptCommand recipient)
      throws IOException {
    Premises premises = conversation.premises();
    Optional<String> refusal = premises.permission().refusalOfRecipient(recipient.recipient());
    if (refusal.isPresent()) {
      conversation.refuse("RCPT " + argument, refusal.get());
    } else if (mail.recipientCount() >= premises.settings().maxRecipients()) {
      conversation.refuse("RCPT " + argument, "452 4.5.3 too many recipients for one mail");
    } else {
      mail.add(recipient);
      conversation.say("250 2.1.5 Ok");
    }
  }

  static void rset(Conversation conversation, String argument) throws IOException {
    if (argument.isEmpty()) {
      conversation.abandonTransaction();
      conversation.say("250 2.0.0 Ok");
    } else {
      conversation.refuse("RSET", "501 5.5.4 RSET has no argument");
    }
  }
}
