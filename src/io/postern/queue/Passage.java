package io.postern.queue;

/**
 * An attempt under way.
 *
 * @param transit what was given out
 * @param row how the mail stands in the database since the attempt began
 * @param opened its content
 * @param letGo lets the connection go
 */
record Passage(Transit transit, Row row, Opened opened, Runnable letGo) {
  /** The attempt is over: keeps nothing any more. */
  void end() {
    try {
      opened.close();
    } finally {
      letGo.run();
    }
  }
}
