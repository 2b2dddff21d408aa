package io.postern.inspect.mime;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One part of a mail, or a file that hides in one.
 *
 * @param number where it is: {@code 1} is the mail, {@code 1.2} its second part, and so on
 * @param origin how the mail carries it
 * @param typeWritten Content-Type as it stands there, unfolded, an octet per character, shortened;
 *     empty when there is none
 * @param type the media type that was taken from it, lower case; {@code text/plain} when there is
 *     none
 * @param disposition Content-Disposition without parameters, lower case; empty when there is none
 * @param names every name that a mail program may show for it; empty when it has none
 * @param encoding the transfer encoding, lower case; {@code 7bit} when there is none
 * @param size octets, decoded; 0 for multiparts and messages, whose parts follow
 * @param contentType the type by content; empty for multiparts, messages and what is empty
 * @param archive what it holds, if it is an archive
 * @param defects what is wrong with it
 * @param extent where it stands in the mail; empty when it does not stand there as it is, but
 *     inside something encoded, and when the mail was not read to the part's end
 */
public record Part(
    String number,
    Origin origin,
    String typeWritten,
    String type,
    String disposition,
    List<FileName> names,
    String encoding,
    long size,
    String contentType,
    Optional<Archive> archive,
    Set<Defect> defects,
    Optional<Extent> extent) {

  /** How a mail carries a file. */
  public enum Origin {
    MIME,
    UUENCODE,
    TNEF
  }

  public Part {
    names = List.copyOf(names);
    defects = Set.copyOf(defects);
  }

  /** Whether other parts are in it, which follow it. */
  public boolean isContainer() {
    return type.startsWith("multipart/")
        || type.equals("message/rfc822")
        || type.equals("message/global");
  }

  /**
   * Whether a mail program may offer it as a file: it has a name, says that it is one, or is
   * nothing that is shown as text of the mail.
   */
  public boolean isAttachment() {
    if (origin != Origin.MIME || !names.isEmpty() || disposition.equals("attachment")) {
      return true;
    }
    return !isContainer() && !type.equals("text/plain") && !type.equals("text/html");
  }
}
