package io.postern.inspect.spam;

import java.util.Optional;

/**
 * From which scores on something is done (F152, F153); in the order of what costs more when the
 * scanner errs.
 *
 * @param tag deliver with a tag in the subject; empty for never
 * @param hold keep for a person to look at; empty for never
 * @param discard throw away; empty for never
 */
public record SpamThresholds(
    Optional<Double> tag, Optional<Double> hold, Optional<Double> discard) {

  /**
   * @throws IllegalArgumentException naming the two that are in the wrong order, or the one that is
   *     no number
   */
  public SpamThresholds {
    finite("tag", tag);
    finite("hold", hold);
    finite("discard", discard);
    ordered("tag", tag, "hold", hold);
    ordered("hold", hold, "discard", discard);
    ordered("tag", tag, "discard", discard);
  }

  private static void finite(String name, Optional<Double> score) {
    if (score.filter(value -> !Double.isFinite(value)).isPresent()) {
      throw new IllegalArgumentException("the score for " + name + " is no number: " + score.get());
    }
  }

  private static void ordered(
      String lower, Optional<Double> low, String upper, Optional<Double> high) {
    if (low.isPresent() && high.isPresent() && low.get() > high.get()) {
      throw new IllegalArgumentException(
          String.format(
              java.util.Locale.ROOT,
              "the score for %s (%s) should not be above the score for %s (%s)",
              lower,
              low.get(),
              upper,
              high.get()));
    }
  }

  /** What is done. */
  enum Step {
    NOTHING,
    TAG,
    HOLD,
    DISCARD
  }

  /** What is done at a score. */
  Step at(double score) {
    if (reached(discard, score)) {
      return Step.DISCARD;
    }
    if (reached(hold, score)) {
      return Step.HOLD;
    }
    return reached(tag, score) ? Step.TAG : Step.NOTHING;
  }

  private static boolean reached(Optional<Double> threshold, double score) {
    return threshold.isPresent() && score >= threshold.get();
  }
}
