package io.postern.queue;

/** Hears what the queue does, once it is durable; must be quick and must not throw. */
public interface QueueMeter {
  /** Nobody counts. */
  QueueMeter NONE =
      new QueueMeter() {
        @Override
        public void accepted(long octets) {
          // nobody counts
        }

        @Override
        public void attempted(int delivered, int failed, int open) {
          // nobody counts
        }
      };

  /** A mail was put into the queue. */
  void accepted(long octets);

  /** An attempt ended; how many of its recipients have the mail, never will, and remain. */
  void attempted(int delivered, int failed, int open);
}
