package io.postern.connection;

/** Lets a person bring the connection up and down to see whether that works. */
public final class ByHand {
  private static final String USER = "a person";

  private final OnDemandConnection connection;

  /** Null while no person keeps the connection. */
  private Lease lease;

  public ByHand(OnDemandConnection connection) {
    this.connection = connection;
  }

  /**
   * Brings it up, and keeps it until {@link #down}.
   *
   * @throws ConnectionFailedException when it does not come up
   */
  public synchronized void up() throws ConnectionFailedException, InterruptedException {
    if (lease == null) {
      lease = connection.open(USER);
    }
  }

  /**
   * Keeps it no longer, and takes it down at once unless others use it.
   *
   * @return whether it is down now
   */
  public synchronized boolean down() throws InterruptedException {
    if (lease != null) {
      lease.close();
      lease = null;
    }
    return connection.closeUnused();
  }
}
