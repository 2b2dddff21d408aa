package io.postern.queue;

import java.io.IOException;
import java.util.Optional;

/** Writes to senders whose mail a person removed (F88). */
@FunctionalInterface
public interface Returns {
  /** Nobody is told. */
  Returns NONE = (queued, mail) -> Optional.empty();

  /**
   * The notice to a mail's sender.
   *
   * @param queued how the mail stands
   * @param mail for its open recipients; readable until the call returns, and so is what the notice
   *     has of its content only until the notice is in the queue
   * @return empty when there is no sender or none that may be told (F95)
   * @throws IOException when the mail's content cannot be read; then the mail stays
   */
  Optional<Deposit> of(Queued queued, io.postern.mail.Mail mail) throws IOException;
}
