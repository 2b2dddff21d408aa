package io.postern.deliver;

import io.postern.mail.Mail;
import java.io.IOException;

/** Writes each body into a folder, and throws unless it is on stable storage. */
final class FolderProducer extends AnyBodyProducer {
  private final MailFolder folder;

  FolderProducer(DeliverEndpoint endpoint, MailFolder folder) {
    super(endpoint);
    this.folder = folder;
  }

  @Override
  void take(Mail mail) throws IOException {
    folder.keep(mail);
  }
}
