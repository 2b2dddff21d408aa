package io.postern.route;

import io.postern.mail.Address;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * The addresses that somebody in the house has: those of the recipients on the internal server and
 * their other addresses (F96), and further ones. Safe for several threads.
 */
public final class KnownAddresses implements Predicate<Address> {
  private volatile AddressLookup recipients;
  private final AddressLookup others;

  /**
   * @param recipients those with an endpoint of their own are left out, for nobody reads mail there
   * @param others address patterns, as {@link AddressPattern#of}
   */
  public KnownAddresses(List<Recipient> recipients, Collection<String> others) {
    this.recipients = lookup(recipients);
    this.others = AddressLookup.own(List.copyOf(others));
  }

  /** From now on these are the recipients; the further addresses stay. */
  public void replace(List<Recipient> other) {
    recipients = lookup(other);
  }

  private static AddressLookup lookup(List<Recipient> recipients) {
    return AddressLookup.of(recipients.stream().filter(Recipient::onServer).toList());
  }

  @Override
  public boolean test(Address address) {
    return CanonicalAddress.of(address.toString())
        .map(CanonicalAddress::text)
        .filter(text -> recipients.knows(text) || others.knows(text))
        .isPresent();
  }
}
