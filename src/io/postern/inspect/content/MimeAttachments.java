package io.postern.inspect.content;

import io.postern.inspect.antivirus.Attachments;
import io.postern.inspect.antivirus.NotShownException;
import io.postern.inspect.mime.AttachmentReader;
import io.postern.inspect.mime.FileName;
import io.postern.inspect.mime.Limits;
import io.postern.inspect.mime.NotTakenApartException;
import io.postern.mail.Mail;
import java.io.IOException;
import java.time.Clock;

/**
 * The attachments of a mail as mail programs find them (MIME, uuencode, winmail.dat), decoded, also
 * those of attached messages.
 */
public final class MimeAttachments implements Attachments {
  private final AttachmentReader reader;

  /**
   * @param limits how far a mail is taken apart
   * @param clock for the limit on time
   */
  public MimeAttachments(Limits limits, Clock clock) {
    this.reader = new AttachmentReader(limits, clock);
  }

  @Override
  public void of(Mail mail, Taker taker) throws IOException {
    try {
      reader.read(
          mail,
          (part, decoded) ->
              taker.attachment(
                  part.names().stream().findFirst().map(FileName::shown).orElse(""), decoded));
    } catch (NotTakenApartException notAll) {
      throw new NotShownException(notAll.getMessage(), notAll);
    }
  }
}
