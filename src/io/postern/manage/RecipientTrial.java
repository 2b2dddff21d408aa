package io.postern.manage;

import io.postern.deliver.ServerSettings;
import io.postern.deliver.SmtpDelivery;
import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import io.postern.mail.Outcome;
import io.postern.wire.Wires;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Hands a test mail to the internal server and tells what it answered (F63). */
final class RecipientTrial {
  private static final int MAX_LINES = 200;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT);

  private final Wires wires;
  private final ServerSettings server;
  private final Address postmaster;
  private final Clock clock;

  /**
   * @param postmaster whom the mail is from, so that a bounce is read
   */
  RecipientTrial(Wires wires, ServerSettings server, Address postmaster, Clock clock) {
    this.wires = wires;
    this.server = server;
    this.postmaster = postmaster;
    this.clock = clock;
  }

  /**
   * @param more what is to be said besides; may be empty
   */
  Trial attempt(Address recipient, String more) {
    List<String> dialogue = new ArrayList<>();
    try (SmtpDelivery delivery =
        new SmtpDelivery(
            server,
            wires,
            clock,
            (name, connection, sent, line) -> {
              if (dialogue.size() < MAX_LINES) {
                dialogue.add((sent ? "C: " : "S: ") + line);
              }
            })) {
      Outcome outcome = delivery.attempt(mail(recipient)).get(recipient);
      boolean works = outcome instanceof Outcome.Delivered;
      String verdict =
          (works ? "the internal server took the mail: " : "the internal server did not take it: ")
              + outcome.text()
              + more;
      return new Trial(
          recipient.toString(), works, List.copyOf(dialogue), verdict, guidance(outcome));
    }
  }

  private Mail mail(Address recipient) {
    String id = new MailIds(clock).next();
    String text =
        ("Date: %s\r\nFrom: Postern <%s>\r\nTo: <%s>\r\nSubject: Test mail of Postern\r\n"
                + "Message-ID: <%s@%s>\r\nAuto-Submitted: auto-generated\r\n"
                + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n"
                + "An administrator has sent this mail to see whether mail reaches this mailbox.\r\n"
                + "It does. There is nothing else to do.\r\n")
            .formatted(
                DATE.format(ZonedDateTime.now(clock)),
                postmaster,
                recipient,
                id,
                server.heloName().replaceAll("[^A-Za-z0-9.-]", ""));
    try {
      Content content = Content.of(text.getBytes(StandardCharsets.UTF_8));
      return Mail.of(id, new Envelope(Optional.of(postmaster), List.of(recipient)), content);
    } catch (IOException inMemory) {
      throw new UncheckedIOException("a mail in memory cannot be read", inMemory);
    }
  }

  private static String guidance(Outcome outcome) {
    if (outcome instanceof Outcome.Delivered) {
      return "";
    }
    return outcome instanceof Outcome.Refused
        ? "Look the address up in the internal server's address book: it has to be one of a mailbox"
            + " there, best its primary SMTP address."
        : "See postern.deliver.server in the settings, and whether the internal server runs and"
            + " takes mail from this machine.";
  }
}
