package io.postern.queue;

import java.time.Instant;

/** What a person can want of a mail in the queue (F84, F88). */
public sealed interface Operation {
  /** Further away than any mail waits: frozen until then means until somebody unfreezes it. */
  Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

  /**
   * It waits.
   *
   * @param until when it is sent by itself; {@link #FOREVER} for never
   */
  record Freeze(Instant until) implements Operation {}

  /** If it is frozen, it is due now. */
  record Unfreeze() implements Operation {}

  /** It is due now, whatever it waited for, and its destination is tried at once. */
  record SendNow() implements Operation {}

  /**
   * It stays until a person decides.
   *
   * @param reason to show; may be empty
   */
  record Hold(String reason) implements Operation {}

  /** It is thrown away, and nobody is told. */
  record Remove() implements Operation {}

  /** It is thrown away, and its sender is told, if there is one that may be told (F88, F95). */
  record Return() implements Operation {}
}
