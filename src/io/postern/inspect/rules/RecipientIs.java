package io.postern.inspect.rules;

import java.util.List;

/**
 * Who gets the mail: the envelope's recipients, and the addresses in the fields To, Cc, Bcc,
 * Delivered-To, X-Original-To and Envelope-To; one is enough.
 *
 * @param where where to look
 * @param masks at least one
 */
public record RecipientIs(Where where, List<Mask> masks) implements Condition {
  private static final List<String> FIELDS =
      List.of("To", "Cc", "Bcc", "Delivered-To", "X-Original-To", "Envelope-To");

  /**
   * @throws IllegalArgumentException when there is no mask
   */
  public RecipientIs {
    masks = Mask.some(masks);
  }

  @Override
  public Answer test(Facts facts) {
    List<String> envelope =
        facts.mail().envelope().recipients().stream()
            .flatMap(address -> Mailboxes.forms(address.toString()).stream())
            .toList();
    return new Addresses("recipient", where, FIELDS).match(masks, envelope, facts);
  }
}
