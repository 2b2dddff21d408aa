package io.postern.queue;

import io.postern.mail.Address;
import io.postern.mail.Content;
import io.postern.mail.Header;
import io.postern.mail.Mail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.util.List;

/**
 * A mail of the queue with its content, to be closed.
 *
 * @param row how it stood when it was read
 * @param file where the content is; null when it is in memory
 */
record Opened(Row row, Content content, Header header, FileChannel file) implements AutoCloseable {

  /** The mail for its open recipients. */
  Mail mail(Queued queued) {
    List<Address> open =
        queued.recipients().stream()
            .filter(r -> r.state() == QueuedRecipient.State.OPEN)
            .map(QueuedRecipient::address)
            .toList();
    return new Mail(queued.mailId(), queued.envelope().to(open), content, header);
  }

  @Override
  public void close() {
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
