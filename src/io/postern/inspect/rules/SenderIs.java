package io.postern.inspect.rules;

import io.postern.mail.Address;
import java.util.List;

/**
 * Who sent the mail: the envelope's sender, {@code <>} when there is none; and the addresses in the
 * From and Sender fields, of which one is enough. Anybody can write any of them.
 *
 * @param where where to look
 * @param masks at least one
 */
public record SenderIs(Where where, List<Mask> masks) implements Condition {
  private static final List<String> FIELDS = List.of("From", "Sender");

  /**
   * @throws IllegalArgumentException when there is no mask
   */
  public SenderIs {
    masks = Mask.some(masks);
  }

  @Override
  public Answer test(Facts facts) {
    List<String> envelope =
        facts
            .mail()
            .envelope()
            .sender()
            .map(Address::toString)
            .map(Mailboxes::forms)
            .orElse(List.of("<>"));
    return new Addresses("sender", where, FIELDS).match(masks, envelope, facts);
  }
}
