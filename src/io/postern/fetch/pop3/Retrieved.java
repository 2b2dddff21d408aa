package io.postern.fetch.pop3;

import io.postern.mail.ContentFacts;
import java.io.IOException;

/**
 * What came of one RETR. In every case the connection is in step and the next answer can be read.
 */
public sealed interface Retrieved {

  /**
   * The whole mail was read up to its end marker and written.
   *
   * @param size octets written
   * @param facts what they look like
   */
  record Complete(long size, ContentFacts facts) implements Retrieved {}

  /** The server said {@code -ERR}: it does not give this mail, now or ever. */
  record Failed(Pop3Reply reply) implements Retrieved {}

  /** The server gave the mail, but the writer could not keep it. */
  record NotKept(IOException why) implements Retrieved {}
}
