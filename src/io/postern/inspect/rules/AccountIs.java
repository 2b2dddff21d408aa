package io.postern.inspect.rules;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * At which account the mail was fetched; outgoing mail has none.
 *
 * @param masks for the name of the account; at least one
 */
public record AccountIs(List<Mask> masks) implements Condition {
  /**
   * @throws IllegalArgumentException when there is no mask
   */
  public AccountIs {
    masks = Mask.some(masks);
  }

  @Override
  public Answer test(Facts facts) {
    Optional<String> account = facts.occasion().account();
    if (account.isEmpty()) {
      return new Answer.No("the mail comes from no account");
    }
    String named = "account " + Wording.quoted(account.get());
    return Mask.first(masks, account.get())
        .<Answer>map(
            mask -> new Answer.Yes(named + " matches " + Wording.quoted(mask.toString()), Set.of()))
        .orElseGet(() -> new Answer.No(named + " does not match " + Wording.masks(masks)));
  }
}
