package io.postern.inspect.enact;

import io.postern.mail.Mail;
import java.io.IOException;
import java.util.List;

/** Takes parts out of a mail and leaves a note in the place of each. Safe for many threads. */
public interface Strip {

  /**
   * Takes parts out; every octet that does not belong to them stays.
   *
   * @param parts their numbers, as {@link io.postern.inspect.mime.Part#number}; all attachments
   *     when empty
   * @param note what to leave in the place of each
   * @return a mail with the same id, envelope and {@link Mail#header}; the same object when there
   *     was nothing to take out
   * @throws IOException when the mail cannot be read; what is in it is never a reason
   */
  Stripped of(Mail mail, List<String> parts, Note note) throws IOException;

  /** Words a note. */
  @FunctionalInterface
  interface Note {

    /**
     * What stands in the place of a part; any characters, lines ending with LF.
     *
     * @param names of the part, as shown; may be empty
     * @param octets its size, decoded
     */
    String inPlaceOf(String names, long octets);
  }
}
