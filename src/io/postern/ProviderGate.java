package io.postern;

import io.postern.connection.Lease;
import io.postern.connection.OnDemandConnection;
import io.postern.fetch.Gate;
import java.io.IOException;
import java.util.Optional;

/**
 * Lets a session begin when there is a connection to the provider, and outgoing mail that waits for
 * one has had its turn (F70, F72, F86).
 *
 * @param connection empty for one that is always there
 * @param outgoing is run before each session, which waits for it
 */
record ProviderGate(Optional<OnDemandConnection> connection, Runnable outgoing) implements Gate {
  private static final Lease NONE = () -> {};

  @Override
  public Stay enter(String account) throws IOException, InterruptedException {
    Lease lease = connection.isPresent() ? connection.get().open(account) : NONE;
    boolean entered = false;
    try {
      outgoing.run();
      entered = true;
      return lease::close;
    } finally {
      if (!entered) {
        lease.close();
      }
    }
  }
}
