package io.postern.relay;

import java.io.IOException;

/** What has to be there before a server outside the house is spoken to (F70). */
public interface Line {
  /** It is always there. */
  Line PERMANENT = destination -> () -> {};

  /**
   * Waits until it is there, and keeps it.
   *
   * @param destination who needs it
   * @throws IOException why it will not be there; one line without secrets
   */
  Hold hold(String destination) throws IOException;

  /** It is needed until this is closed. */
  interface Hold extends AutoCloseable {
    @Override
    void close();
  }
}
