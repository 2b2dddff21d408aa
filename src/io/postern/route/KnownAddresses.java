package io.postern.route;

import io.postern.mail.Address;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * The addresses that somebody in the house has: those of the recipients on the internal server and
 * their other addresses (F96), and further ones.
 */
public final class KnownAddresses implements Predicate<Address> {
  private final AddressLookup recipients;
  private final AddressLookup others;

  /**
   * @param recipients those with an endpoint of their own are left out, for nobody reads mail there
   * @param others address patterns, as {@link AddressPattern#of}
   */
  public KnownAddresses(List<Recipient> recipients, Collection<String> others) {
    this.recipients = AddressLookup.of(recipients.stream().filter(Recipient::onServer).toList());
    this.others = AddressLookup.own(List.copyOf(others));
  }

  @Override
  public boolean test(Address address) {
    return CanonicalAddress.of(address.toString())
        .map(CanonicalAddress::text)
        .filter(text -> recipients.knows(text) || others.knows(text))
        .isPresent();
  }
}
