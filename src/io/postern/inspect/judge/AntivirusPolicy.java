package io.postern.inspect.judge;

import io.postern.mail.Address;
import java.util.List;

/**
 * What becomes of a mail by what antivirus scanners found (F164-F166).
 *
 * @param infected when one found something
 * @param noAnswer when one could not be asked
 * @param unknown when one could not look at all of the mail
 * @param notifyRecipients whether the recipients of an infected mail are told
 * @param specialists who else is told of an infected mail, and gets it complete
 */
public record AntivirusPolicy(
    OnInfected infected,
    NoAnswer noAnswer,
    Unknown unknown,
    boolean notifyRecipients,
    List<Address> specialists) {
  /** Nothing that is not known to be clean goes on, nothing is lost, and nobody is told. */
  public static final AntivirusPolicy CAUTIOUS =
      new AntivirusPolicy(OnInfected.HOLD, NoAnswer.RETRY, Unknown.HOLD, false, List.of());

  public AntivirusPolicy {
    specialists = List.copyOf(specialists);
  }
}
