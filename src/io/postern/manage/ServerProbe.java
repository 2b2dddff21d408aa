package io.postern.manage;

/** Asks the internal server whether it is there. */
@FunctionalInterface
public interface ServerProbe {
  /** Connects and greets; may take as long as the server's own time-outs. Never throws. */
  Answer ask();

  /** What came of asking. */
  sealed interface Answer {
    /**
     * It greeted us and takes mail.
     *
     * @param greeting what it said
     */
    record Ready(String greeting) implements Answer {}

    /**
     * No mail can be delivered to it now.
     *
     * @param reason what went wrong, without secrets
     */
    record NotReady(String reason) implements Answer {}
  }
}
