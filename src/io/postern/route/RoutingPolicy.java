package io.postern.route;

import io.postern.mail.Address;
import java.util.List;
import java.util.Optional;

/**
 * How the mail of one account finds its recipients (F57-F62).
 *
 * @param account its name
 * @param ownAddresses which addresses count as ours, as in {@link Recipient#otherAddresses()};
 *     empty for all
 * @param envelopeHeader the field in which the provider writes for whom it put a copy here
 * @param unroutable what happens to mail that matches nobody
 */
public record RoutingPolicy(
    String account,
    List<String> ownAddresses,
    Optional<EnvelopeHeader> envelopeHeader,
    Unroutable unroutable) {

  /**
   * A hidden envelope header.
   *
   * @param name for example {@code Delivered-To}
   * @param mask where in its value the address or keyword stands: {@code {Addr}}, {@code {KW}},
   *     {@code *}; {@code {Addr}} by default
   * @param occurrence which field of that name counts when there are several: 1 is the topmost, 2
   *     the next, -1 the last, -2 the one before, 0 all of them; fields without a value are not
   *     counted
   */
  public record EnvelopeHeader(String name, String mask, int occurrence) {
    /** The mask of a header whose value is the address and nothing else. */
    public static final String DEFAULT_MASK = "{Addr}";

    /**
     * @throws IllegalArgumentException saying what is wrong with the name or the mask
     */
    public EnvelopeHeader {
      if (name == null || !name.matches("[!-9;-~]{1,100}")) {
        throw new IllegalArgumentException(
            "\""
                + name
                + "\" is not the name of a header field; expected for example Delivered-To");
      }
      Mask.of(mask);
    }

    /** The topmost field of a name, whose value is an address. */
    public static EnvelopeHeader of(String name) {
      return new EnvelopeHeader(name, DEFAULT_MASK, 1);
    }
  }

  /** What happens to mail that matches nobody. */
  public sealed interface Unroutable {
    /**
     * It goes to this mailbox with a mark before its subject.
     *
     * @param mailbox on the internal server
     */
    record ToMailbox(Address mailbox) implements Unroutable {}

    /** It stays at the provider and is reported. */
    record LeaveOnServer() implements Unroutable {}
  }
}
