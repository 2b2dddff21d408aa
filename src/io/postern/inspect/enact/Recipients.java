package io.postern.inspect.enact;

import io.postern.inspect.Occasion;
import io.postern.mail.Address;
import io.postern.mail.Mail;
import java.util.List;

/** Tells who would get a fetched mail. Safe for many threads. */
@FunctionalInterface
public interface Recipients {

  /**
   * Those who would get it if nothing were wrong with it; never who its header alone names.
   *
   * @param mail as it came; incoming
   * @return in order, without doubles; empty when nobody is known by an address
   */
  List<Address> of(Mail mail, Occasion occasion);
}
