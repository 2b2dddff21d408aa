package io.postern.inspect.rules.file;

import io.postern.inspect.rules.Quantity;
import java.time.ZoneId;

/**
 * What is to be known for reading a value.
 *
 * @param zone in which times of the day are meant
 * @param quantity how many attachments a condition is about here: one is enough for a rule that
 *     intercepts (F107), and a rule that lets pass wants all of them (F108)
 */
record Scope(RuleProblems problems, ZoneId zone, Quantity quantity) {

  /**
   * The scope of what stands below {@code not}. A rule that lets pass what is <em>not</em> a
   * program must not be content with one attachment that is none.
   */
  Scope negated() {
    Quantity other = quantity == Quantity.ONE ? Quantity.EVERY : Quantity.ONE;
    return new Scope(problems, zone, other);
  }
}
