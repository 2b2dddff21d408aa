package io.postern.inspect.enact;

import io.postern.inspect.Occasion;
import io.postern.mail.Address;
import io.postern.mail.Mail;
import java.io.IOException;
import java.util.List;

/** Writes what people read about an inspected mail. Each is a mail with an envelope of its own. */
public interface Notices {

  /**
   * Tells our people that a mail to them or from them was intercepted, with its header (F110).
   *
   * @param to at least one
   * @param reasons one sentence each, cleaned
   * @throws IOException when the mail cannot be read
   */
  Mail toRecipients(Mail about, Occasion occasion, List<Address> to, List<String> reasons)
      throws IOException;

  /** Tells a specialist, with the complete mail attached (F110). */
  Mail toSpecialist(Mail about, Occasion occasion, Address specialist, List<String> reasons)
      throws IOException;

  /** The mail as an attachment of a warning, to the same recipients from the same sender (F164). */
  Mail warning(Mail about, Occasion occasion, List<String> reasons) throws IOException;

  /** Gives fetched mail back to its sender (RFC 3464). */
  Mail returned(Mail about, Occasion occasion, Address sender, List<String> reasons)
      throws IOException;

  /**
   * What stands in the place of a part that was taken out; any characters, lines ending with LF.
   *
   * @param names of the part, as shown; may be empty
   * @param octets its size, decoded
   */
  String inPlaceOf(String names, long octets, List<String> reasons);
}
