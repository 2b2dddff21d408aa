package io.postern.inspect.station;

import java.util.concurrent.atomic.AtomicReference;

/**
 * The one reference to the policy by which mail is inspected. It is read once for a mail, when the
 * first inspector is asked, so that whoever replaces the policy while mail is under way changes
 * nothing for that mail: its findings, its verdict and what is done belong together. Safe for many
 * threads.
 */
public final class PolicyInForce implements AutoCloseable {
  private final AtomicReference<InspectionPolicy> policy;

  public PolicyInForce(InspectionPolicy first) {
    this.policy = new AtomicReference<>(first);
  }

  /** The policy for a mail whose inspection begins now. */
  public InspectionPolicy current() {
    return policy.get();
  }

  /**
   * Has mail inspected by another policy from now on.
   *
   * @param next with the scanners of the current one, which is checked; mail under way still asks
   *     them, and nobody else closes them
   * @throws IllegalArgumentException when it has other scanners
   */
  public void replace(InspectionPolicy next) {
    if (!next.inspectors().hasScannersOf(current().inspectors())) {
      throw new IllegalArgumentException(
          "a policy came with scanners of its own; expected those that are in use");
    }
    policy.set(next);
  }

  /** Ends what the scanners do, and closes what they hold. */
  @Override
  public void close() throws Exception {
    current().inspectors().close();
  }
}
