package io.postern.relay;

import io.postern.deliver.ServerSettings;

/** How a mail leaves. */
sealed interface Way {

  /** The destination that the queue keeps for it, by which it rests when it does not work. */
  String name();

  /**
   * Through one server.
   *
   * @param name a smarthost's name, with the sender behind a slash when he has his own login
   * @param smarthost its name alone, by which its dialogue is traced
   * @param server where, and with which login; bears the first name
   */
  record Through(String name, String smarthost, ServerSettings server) implements Way {}

  /** To the servers of each recipient's domain (F78). */
  record Direct(String name) implements Way {}

  /** To the internal mail server. */
  record Inside(String name) implements Way {}

  /** Not at all, since nothing is set for the sender. */
  record Nowhere(String name) implements Way {}
}
