package io.postern.route;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Envelope;
import io.postern.mail.Header;
import io.postern.mail.Mail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Recipients, policies and mails, said in few words. */
public final class Specimens {
  static final RoutingPolicy.Unroutable POSTMASTER =
      new RoutingPolicy.Unroutable.ToMailbox(Address.of("postmaster@company.example"));

  private Specimens() {}

  static Recipient mailbox(String address) {
    return new Recipient(
        address,
        Optional.of(Address.of(address)),
        Optional.empty(),
        List.of("info"),
        false,
        List.of(),
        List.of());
  }

  static Recipient endpoint(String name, String uri) {
    return new Recipient(
        name, Optional.empty(), Optional.of(uri), List.of("info"), false, List.of(), List.of());
  }

  static Recipient withAllMail(Recipient r) {
    return new Recipient(
        r.name(), r.address(), r.endpoint(), r.accounts(), true, r.otherAddresses(), r.keywords());
  }

  static Recipient withOther(Recipient r, String... others) {
    return new Recipient(
        r.name(),
        r.address(),
        r.endpoint(),
        r.accounts(),
        r.allMail(),
        List.of(others),
        r.keywords());
  }

  static Recipient withKeywords(Recipient r, String... words) {
    return new Recipient(
        r.name(),
        r.address(),
        r.endpoint(),
        r.accounts(),
        r.allMail(),
        r.otherAddresses(),
        List.of(words));
  }

  static Recipient named(String name, Recipient r) {
    return new Recipient(
        name,
        r.address(),
        r.endpoint(),
        r.accounts(),
        r.allMail(),
        r.otherAddresses(),
        r.keywords());
  }

  static RoutingPolicy policy(String... ownAddresses) {
    return new RoutingPolicy("info", List.of(ownAddresses), Optional.empty(), POSTMASTER);
  }

  static RoutingPolicy withEnvelopeHeader(RoutingPolicy p, String name, String mask) {
    return withEnvelopeHeader(p, new RoutingPolicy.EnvelopeHeader(name, mask, 1));
  }

  static RoutingPolicy withEnvelopeHeader(RoutingPolicy p, RoutingPolicy.EnvelopeHeader header) {
    return new RoutingPolicy(p.account(), p.ownAddresses(), Optional.of(header), p.unroutable());
  }

  static RoutingPolicy leavingOnServer(RoutingPolicy p) {
    return new RoutingPolicy(
        p.account(),
        p.ownAddresses(),
        p.envelopeHeader(),
        new RoutingPolicy.Unroutable.LeaveOnServer());
  }

  /** A header of these lines, UTF-8. */
  static Header header(String... lines) {
    byte[] octets = (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    return Header.parse(octets, octets.length);
  }

  /** A mail of these lines and a body, nowhere addressed yet. */
  static Mail mail(String... lines) {
    return mailOf(String.join("\r\n", lines) + "\r\n\r\nBody\r\n");
  }

  /** A mail of exactly these octets, one per character. */
  public static Mail mailOf(String octets) {
    try {
      return Mail.of(
          "MAIL1",
          new Envelope(Optional.of(Address.of("sender@elsewhere.example")), List.of()),
          Content.of(octets.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All octets of a mail, one character each. */
  public static String octets(Mail mail) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      mail.content().writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  /** The keys of the recipients that get a mail; empty when nobody does. */
  static List<String> keys(Routing routing) {
    return routing instanceof Routing.Routed routed
        ? routed.matches().stream().map(m -> m.recipient().key()).toList()
        : List.of();
  }
}
