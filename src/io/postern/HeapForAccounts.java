package io.postern;

import java.util.Optional;

/**
 * How much heap so many accounts need, with their recipients, and whether Java has it: a gateway
 * that runs out of memory is of no use, and says so in the middle of something else.
 */
final class HeapForAccounts {
  private static final long MB = 1 << 20;

  /** What the gateway itself needs, and the mails that are under way. */
  private static final long BASE = 80 * MB;

  /** Measured with {@code bench/accounts}: an account with two recipients, steps counted or not. */
  private static final long WITH_STEPS = 200 << 10;

  private static final long WITHOUT_STEPS = 100 << 10;

  private HeapForAccounts() {}

  /** What is needed, in octets. */
  static long needed(int accounts) {
    boolean steps = accounts <= StepsInConsolePolicy.MOST_ACCOUNTS;
    return BASE + accounts * (steps ? WITH_STEPS : WITHOUT_STEPS);
  }

  /**
   * @param available the most that Java may use, in octets
   * @return what to do about it, when it is too little
   */
  static Optional<String> advice(int accounts, long available) {
    long wanted = -Math.floorDiv(-needed(accounts), 32 * MB) * 32;
    return available >= needed(accounts)
        ? Optional.empty()
        : Optional.of(
            ("%d accounts need a heap of some %d MB, and Java has %d MB: start with"
                    + " POSTERN_JAVA_OPTS=\"-Xmx%dm -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
                    + " -XX:+ExitOnOutOfMemoryError\"")
                .formatted(accounts, wanted, available / MB, wanted));
  }
}
