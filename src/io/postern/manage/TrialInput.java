package io.postern.manage;

import io.postern.inspect.Occasion.Direction;
import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Header;
import io.postern.mail.HeaderText;
import io.postern.mail.Mail;
import io.postern.mail.MailIds;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Makes a mail of what somebody wants to be tried. What is not said about its envelope is read from
 * its header, as mail programs make an envelope.
 */
final class TrialInput {
  private static final String NOBODY = "<>";
  private static final List<String> TO = List.of("To", "Cc", "Bcc");

  private final Set<String> accounts;
  private final boolean sends;
  private final MailIds ids;

  TrialInput(Set<String> accounts, boolean sends, MailIds ids) {
    this.accounts = new TreeSet<>(accounts);
    this.sends = sends;
    this.ids = ids;
  }

  /**
   * The account of a request; empty for outgoing mail.
   *
   * @throws IllegalArgumentException saying what is wrong with the request
   */
  String account(TrialRequest request) {
    if (request.direction() == Direction.OUTGOING) {
      return outgoing(request);
    }
    if (!request.recipients().isEmpty()) {
      throw new IllegalArgumentException(
          "incoming mail finds its recipients by its account's routing; recipients are for outgoing"
              + " mail");
    }
    if (request.account().isEmpty() && accounts.size() == 1) {
      return accounts.iterator().next();
    }
    if (!accounts.contains(request.account())) {
      throw new IllegalArgumentException(unknownAccount(request.account()));
    }
    return request.account();
  }

  private String outgoing(TrialRequest request) {
    if (!sends) {
      throw new IllegalArgumentException("no mail is sent here: postern.relay is not set");
    }
    if (!request.account().isEmpty()) {
      throw new IllegalArgumentException("outgoing mail has no account; accounts are for incoming");
    }
    return "";
  }

  private String unknownAccount(String account) {
    if (accounts.isEmpty()) {
      return "no mail is fetched here: postern.accounts is not set; expected outgoing mail";
    }
    String there = "; there are: " + String.join(", ", accounts);
    return account.isEmpty()
        ? "several accounts are set; expected one of them" + there
        : "no account is called \"" + account + "\"" + there;
  }

  /**
   * The mail.
   *
   * @throws IOException when the content cannot be read
   * @throws IllegalArgumentException saying what is wrong with the request
   */
  Mail mail(TrialRequest request, Content content) throws IOException {
    Header header = Header.read(content);
    boolean incoming = request.direction() == Direction.INCOMING;
    Optional<Address> sender =
        request.sender().isEmpty()
            ? incoming ? returnPath(header) : author(header)
            : request.sender().equals(NOBODY)
                ? Optional.empty()
                : Optional.of(address(request.sender()));
    List<Address> recipients = incoming ? List.of() : recipients(request, header);
    return new Mail(ids.next(), new Envelope(sender, recipients), content, header);
  }

  /** Where a provider's server writes the envelope sender (RFC 5321 section 4.4). */
  private static Optional<Address> returnPath(Header header) {
    return header
        .first("Return-Path")
        .map(HeaderText::utf8)
        .map(String::strip)
        .map(path -> path.startsWith("<") && path.endsWith(">") ? inner(path) : path)
        .flatMap(Address::parse)
        .filter(sender -> !sender.isInternational());
  }

  private static String inner(String path) {
    return path.substring(1, path.length() - 1);
  }

  private static Optional<Address> author(Header header) {
    Optional<Address> author = addresses(header, "From").findFirst();
    if (author.isEmpty()) {
      throw new IllegalArgumentException(
          "the mail has no sender's address in From; expected a sender, or <> for none");
    }
    return author;
  }

  private static List<Address> recipients(TrialRequest request, Header header) {
    List<Address> recipients =
        request.recipients().isEmpty()
            ? TO.stream().flatMap(name -> addresses(header, name)).distinct().toList()
            : request.recipients().stream().map(TrialInput::address).toList();
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException(
          "the mail has no address in To, Cc or Bcc; expected a recipient");
    }
    return recipients;
  }

  private static Address address(String text) {
    return Address.parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"" + text + "\" is no address, expected for example a@b.example"));
  }

  private static Stream<Address> addresses(Header header, String name) {
    return header.all(name).stream()
        .flatMap(field -> parsed(HeaderText.utf8(field.value())))
        .flatMap(each -> Address.parse(each.getAddress()).stream());
  }

  private static Stream<InternetAddress> parsed(String value) {
    try {
      return Arrays.stream(InternetAddress.parseHeader(value, false));
    } catch (AddressException unreadable) {
      // whoever tries it is told that the mail names nobody, and can name somebody
      return Stream.empty();
    }
  }
}
