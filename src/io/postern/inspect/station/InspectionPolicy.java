package io.postern.inspect.station;

import io.postern.inspect.enact.Enactor;
import io.postern.inspect.judge.Judge;
import io.postern.inspect.rules.Rule;
import java.util.List;

/**
 * All that decides what becomes of a mail, as one value: what is written in the file of rules and
 * under {@code postern.inspect}. {@link PolicyInForce} holds the one that counts; a mail is
 * inspected by one policy from beginning to end. Immutable, and so is everything in it but the
 * scanners, which a policy shares with the one that it takes the place of.
 *
 * @param inspectors who looks at mail: the scanners, and the rules
 * @param rules in their order; those that {@code inspectors} asks, for people to read
 * @param hints sentences about what is written in the file of rules and probably not meant
 * @param occasions knows which hosts are trusted
 * @param judge makes a verdict of what was found
 * @param enactor does what the verdict says
 */
public record InspectionPolicy(
    Inspectors inspectors,
    List<Rule> rules,
    List<String> hints,
    Occasions occasions,
    Judge judge,
    Enactor enactor) {
  public InspectionPolicy {
    rules = List.copyOf(rules);
    hints = List.copyOf(hints);
  }
}
