package io.postern.relay;

/** Names of destinations that no smarthost has. */
public final class Destinations {
  /** The internal mail server: where notices of our own go. */
  public static final String INTERNAL = "internal";

  /** The name under which {@link io.postern.deliver.Deliveries} knows the internal mail server. */
  public static final String SERVER = "server";

  /** No smarthost is set for the sender's domain. */
  static final String NONE = "none";

  private Destinations() {}
}
