package io.postern.queue;

/** Whether an attempt may begin. */
public sealed interface Begun {
  /**
   * It may; it must end with {@link Attempts#settle}.
   *
   * @param transit the mail
   */
  record Granted(Transit transit) implements Begun {}

  /**
   * The mail is not to be sent now: a person froze, held or removed it meanwhile.
   *
   * @param why for the log
   */
  record Withdrawn(String why) implements Begun {}
}
