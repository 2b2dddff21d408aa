package io.postern.inspect.antivirus;

import io.postern.inspect.Finding;
import io.postern.inspect.Finding.CouldNotTell.Why;
import io.postern.inspect.Inspector;
import io.postern.inspect.Occasion;
import io.postern.inspect.scanner.ScannerInput;
import io.postern.inspect.scanner.ScannerLink;
import io.postern.inspect.scanner.ScannerText;
import io.postern.inspect.scanner.SpokeFirstException;
import io.postern.mail.Mail;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Asks an ICAP server (RFC 3507), as many commercial scanners are asked. The mail is given to it as
 * a file of type message/rfc822, with a preview if it wants one. What it says of itself is kept for
 * as long as it says.
 *
 * <p>A server that passes a mail without having taken all of it has not looked at all of it.
 */
public final class Icap implements Inspector {
  private final IcapSettings settings;
  private final Clock clock;
  private volatile IcapOffer offer = new IcapOffer(Optional.empty(), Instant.MIN);

  public Icap(IcapSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public Finding inspect(Mail mail, Occasion occasion) {
    long size = mail.content().size();
    if (size > settings.maxSize()) {
      return couldNotTell(
          Why.MAIL,
          "the mail has "
              + size
              + " octets, larger than the ICAP server takes ("
              + settings.maxSize()
              + ")");
    }
    long deadline = System.nanoTime() + settings.timeouts().total().toNanos();
    try {
      return ask(mail, currentOffer(deadline), deadline);
    } catch (IOException noAnswer) {
      return couldNotTell(Why.NO_ANSWER, notAsked(noAnswer));
    } catch (RuntimeException broken) {
      // the contract: whatever a network, a scanner or a mail does is a finding
      return couldNotTell(Why.MAIL, notAsked(broken));
    }
  }

  private static String notAsked(Exception failed) {
    return "the ICAP server could not be asked: " + ScannerText.reason(failed);
  }

  private Finding couldNotTell(Why why, String text) {
    return new Finding.CouldNotTell(settings.name(), why, text);
  }

  private IcapOffer currentOffer(long deadline) throws IOException {
    Instant now = clock.instant();
    if (now.isBefore(offer.until())) {
      return offer;
    }
    try (ScannerLink link = ScannerLink.open(settings.address(), settings.timeouts(), deadline)) {
      link.write(ByteBuffer.wrap(IcapRequest.options(settings)));
      IcapOffer said = IcapOffer.read(IcapHead.read(new ScannerInput(link)), settings, now);
      offer = said;
      return said;
    }
  }

  private Finding ask(Mail mail, IcapOffer said, long deadline) throws IOException {
    try (ScannerLink link = ScannerLink.open(settings.address(), settings.timeouts(), deadline)) {
      IcapRequest request = new IcapRequest(settings, mail, said.preview(), link);
      ScannerInput in = new ScannerInput(link);
      boolean sent = send(request::sendFirst);
      IcapHead head = IcapHead.read(in);
      boolean whole = sent && !request.hasRest();
      if (sent && request.hasRest() && head.status("ICAP") == 100) {
        whole = send(request::sendRest);
        head = IcapHead.read(in);
      }
      return new IcapVerdict(settings, mail.content(), whole).of(head, in);
    }
  }

  /** Whether the server took it; when not, it has something to say about that. */
  private static boolean send(Sending sending) throws IOException {
    try {
      sending.send();
      return true;
    } catch (SpokeFirstException early) {
      return false;
    }
  }

  private interface Sending {
    void send() throws IOException;
  }
}
