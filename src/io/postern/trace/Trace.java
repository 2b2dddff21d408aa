package io.postern.trace;

/**
 * Hears every line of a dialogue with a server, for a person who looks for a fault (F127). Secrets
 * are masked before they get here, and content is one line that says how much it was.
 */
public interface Trace {
  /**
   * One line, or, in parentheses, something that happened between two lines. Called by whatever
   * thread delivers, which it must neither stop for long nor disturb with an exception.
   *
   * @param server the server's name in the settings
   * @param connection its number, counting up while the gateway runs
   * @param sent true for what we said, false for what the server said
   * @param line without its end; control and direction characters are blanks
   */
  void line(String server, long connection, boolean sent, String line);
}
