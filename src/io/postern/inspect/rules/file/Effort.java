package io.postern.inspect.rules.file;

/** How much is compared at the most; a list of rules may be long, and some are not worth it. */
final class Effort {
  private static final long STEPS = 4_000_000;

  private long left = STEPS;

  /** Whether there is enough left for so many steps, which are taken then. */
  boolean spend(long steps) {
    left -= steps;
    return left >= 0;
  }

  boolean isSpent() {
    return left < 0;
  }
}
