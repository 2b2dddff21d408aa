package io.postern.inspect.judge;

/** One step on the way to a verdict. Immutable; safe for many threads. */
interface Consideration {

  /** Decides, or wants something done, or leaves it to the steps behind. */
  void on(Deliberation deliberation);
}
