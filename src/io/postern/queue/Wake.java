package io.postern.queue;

/** Hears which destinations a person wants to be tried now, however long they were to rest. */
@FunctionalInterface
public interface Wake {
  /** Nobody but the queue lets destinations rest. */
  Wake NONE = destination -> {};

  /** To be called by several threads, and never under a lock of the queue; must be quick. */
  void wake(String destination);
}
