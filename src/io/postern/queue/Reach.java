package io.postern.queue;

import java.util.Optional;

/** Whether the provider can be reached by mail that must not cause a connection to it (F86). */
public interface Reach {
  /** It always can. */
  Reach ALWAYS =
      new Reach() {
        private final Optional<Runnable> nothing = Optional.of(() -> {});

        @Override
        public Optional<Runnable> keep(Queued mail) {
          return nothing;
        }
      };

  /**
   * Keeps the connection for an attempt at a mail. For mail that may cause one nothing need be
   * there.
   *
   * @return lets the connection go, to be run once when the attempt is over; empty when the mail
   *     has to wait for a connection
   */
  Optional<Runnable> keep(Queued mail);
}
