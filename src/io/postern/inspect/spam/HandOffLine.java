package io.postern.inspect.spam;

import io.postern.inspect.Occasion;
import io.postern.mail.Address;
import io.postern.mail.Client;
import io.postern.mail.Mail;
import io.postern.mail.ReceivedLine;
import java.net.Inet6Address;

/**
 * A trace line by which a scanner that has nothing but the mail learns who handed a fetched mail to
 * the provider: as if we had been there ourselves, with the envelope sender in a comment, where
 * SpamAssassin looks for it first. It is for the scanner's eyes; the mail never gets it.
 */
final class HandOffLine {
  private HandOffLine() {}

  /**
   * The line, folded, each part ending with CRLF.
   *
   * @param hostName our own
   * @return empty for outgoing mail, which bears our true trace line, and when nobody knows who
   *     handed the mail over
   */
  static String of(Mail mail, Occasion occasion, String hostName) {
    if (occasion.direction() == Occasion.Direction.OUTGOING || occasion.client().isEmpty()) {
      return "";
    }
    Client client = occasion.client().get();
    String literal =
        (client.address() instanceof Inet6Address ? "IPv6:" : "") + HopText.text(client.address());
    String from = HopText.helo(client.helo()).orElse("unknown") + " ([" + literal + "])";
    return ReceivedLine.of(
        from + sender(mail, occasion), hostName, client.protocol(), mail.id(), occasion.at());
  }

  /** SpamAssassin has no way to be told of the empty sender. */
  private static String sender(Mail mail, Occasion occasion) {
    return ReturnPath.of(mail, occasion)
        .flatMap(ReturnPath::address)
        .map(Address::toString)
        .filter(HandOffLine::isSafe)
        .map(address -> "\r\n\t(envelope-from <" + address + ">)")
        .orElse("");
  }

  /** Quoted local parts could end the comment. */
  private static boolean isSafe(String address) {
    return address.chars().allMatch(c -> c > ' ' && c <= '~' && "()<>\"\\".indexOf(c) < 0);
  }
}
