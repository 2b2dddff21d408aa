package io.postern.deliver;

import io.postern.mail.Address;
import io.postern.mail.ContentFacts;
import io.postern.mail.Mail;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands of one transaction up to DATA.
 *
 * @param offered what the server understands beyond the minimum
 * @param size octets that will be sent, without dot-stuffing
 */
record EnvelopeCommands(Extensions offered, Mail mail, ContentFacts facts, long size) {

  /**
   * RSET if wanted, MAIL, one RCPT for each recipient, DATA, in this order.
   *
   * @param reset whether the server still thinks of an earlier mail
   */
  List<String> to(List<Address> recipients, boolean reset) {
    List<String> commands = new ArrayList<>(recipients.size() + 3);
    if (reset) {
      commands.add("RSET");
    }
    commands.add(mailCommand());
    for (Address recipient : recipients) {
      commands.add(recipientCommand(recipient));
    }
    commands.add("DATA");
    return commands;
  }

  private String recipientCommand(Address recipient) {
    StringBuilder command = new StringBuilder(80).append("RCPT TO:<").append(recipient).append('>');
    if (offered.dsn()) {
      new DsnParameters(mail.envelope().parameters()).toRecipient(command, recipient);
    }
    return command.toString();
  }

  private String mailCommand() {
    StringBuilder command = new StringBuilder("MAIL FROM:").append(mail.envelope().reversePath());
    if (offered.size()) {
      command.append(" SIZE=").append(size);
    }
    if (facts.eightBit() && offered.eightBitMime()) {
      command.append(" BODY=8BITMIME");
    }
    if (offered.smtpUtf8() && Fitness.needsSmtpUtf8(mail.envelope())) {
      command.append(" SMTPUTF8");
    }
    if (offered.dsn()) {
      new DsnParameters(mail.envelope().parameters()).toMail(command);
    }
    return command.toString();
  }
}
