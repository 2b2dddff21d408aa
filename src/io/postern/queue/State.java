package io.postern.queue;

/** How a mail stands in the queue. */
public enum State {
  /** To be sent at its moment, which is in the future after an attempt that was put off. */
  DUE,
  /** To be sent at its moment, and not before, since a person or a setting wants it so (F84). */
  FROZEN,
  /** Not to be sent until a person decides. */
  HELD,
  /** An attempt is under way. */
  SENDING
}
