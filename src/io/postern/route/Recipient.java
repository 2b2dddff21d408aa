package io.postern.route;

import io.postern.mail.Address;
import java.util.List;
import java.util.Optional;

/**
 * A mailbox on the internal server, or any Camel endpoint in its place, with the criteria by which
 * it gets mail (F51-F56).
 *
 * @param name what the administrator calls it; the address when nothing else is said; unique
 * @param address its address on the internal server; empty when {@code endpoint} is given
 * @param endpoint the Camel endpoint URI that gets its mail; empty for the internal server
 * @param accounts names of the accounts it gets mail from; at least one
 * @param allMail whether it gets every mail of these accounts
 * @param otherAddresses further addresses that mean this recipient; {@code @domain} means all of a
 *     domain, {@code *} stands for any characters
 * @param keywords words that mean this recipient when they stand in an address
 * @param leaveOnServer whether mails that it gets stay at the provider, whatever their account says
 *     (F39)
 */
public record Recipient(
    String name,
    Optional<Address> address,
    Optional<String> endpoint,
    List<String> accounts,
    boolean allMail,
    List<String> otherAddresses,
    List<String> keywords,
    boolean leaveOnServer) {

  /** One whose mails stay at the provider if their account says so. */
  public Recipient(
      String name,
      Optional<Address> address,
      Optional<String> endpoint,
      List<String> accounts,
      boolean allMail,
      List<String> otherAddresses,
      List<String> keywords) {
    this(name, address, endpoint, accounts, allMail, otherAddresses, keywords, false);
  }

  /** As one of its accounts sees it: with that account only. */
  public Recipient of(String account) {
    return accounts.size() == 1
        ? this
        : new Recipient(
            name,
            address,
            endpoint,
            List.of(account),
            allMail,
            otherAddresses,
            keywords,
            leaveOnServer);
  }

  /**
   * The name under which attempts and outcomes are kept: the address of a mailbox on the internal
   * server, the name of a recipient with an endpoint of its own.
   */
  public String key() {
    return onServer() ? address.map(Address::toString).orElse(name) : name;
  }

  /** Whether the internal server gets its mail. */
  public boolean onServer() {
    return endpoint.isEmpty();
  }

  /** A mailbox on the internal server that gets whatever is handed to it. */
  static Recipient mailbox(Address address, String account) {
    return new Recipient(
        address.toString(),
        Optional.of(address),
        Optional.empty(),
        List.of(account),
        true,
        List.of(),
        List.of());
  }
}
