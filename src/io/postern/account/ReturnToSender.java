package io.postern.account;

import io.postern.inspect.judge.OnInfected;

/** Sees to it that mail is given back only where a way out is written. */
final class ReturnToSender {
  /** What is wrong without one. */
  static final String WRONG = "mail cannot be returned without postern.relay";

  /** What to do about it. */
  static final String ADVICE = "expected relay, or hold or discard instead";

  private final boolean sends;

  /**
   * @param sends whether a way out is written
   */
  ReturnToSender(boolean sends) {
    this.sends = sends;
  }

  /** Whether nothing can be given back. */
  boolean isImpossible() {
    return !sends;
  }

  /** Notes a policy that cannot be carried out. */
  void check(Section group, Key<OnInfected> policy) {
    if (isImpossible() && group.get(policy).filter(OnInfected.RETURN::equals).isPresent()) {
      group.wrong(policy, WRONG, ADVICE);
    }
  }
}
