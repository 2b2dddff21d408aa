package io.postern.fetch;

import java.io.IOException;

/** What must be there before an account's provider is spoken to (F70, F72). */
public interface Gate {
  /** Nothing must. */
  Gate OPEN = account -> () -> {};

  /**
   * Waits until it is there; what is there stays until the one who entered has left.
   *
   * @param account who needs it
   * @throws IOException why it will not be there; one line without secrets
   */
  Stay enter(String account) throws IOException, InterruptedException;

  /** Somebody speaks to a provider. */
  interface Stay extends AutoCloseable {
    /** It is over. */
    @Override
    void close();
  }
}
