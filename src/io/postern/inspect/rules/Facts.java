package io.postern.inspect.rules;

import io.postern.inspect.Occasion;
import io.postern.inspect.mime.HeaderReadings;
import io.postern.inspect.mime.Reading;
import io.postern.mail.Mail;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A mail and what is known about it; what costs to find out is found out once, when asked for. */
public final class Facts {
  private final Mail mail;
  private final Occasion occasion;
  private final Supplier<Reading> reader;
  private final Map<String, List<String>> decoded = new HashMap<>();
  private final Map<String, List<String>> addresses = new HashMap<>();
  private Reading reading;

  /**
   * @param reader looks into the mail; asked at most once
   */
  public Facts(Mail mail, Occasion occasion, Supplier<Reading> reader) {
    this.mail = mail;
    this.occasion = occasion;
    this.reader = reader;
  }

  /** The mail. */
  public Mail mail() {
    return mail;
  }

  /** What is known about it beside the mail. */
  public Occasion occasion() {
    return occasion;
  }

  /** What the mail consists of. */
  public Reading reading() {
    if (reading == null) {
      reading = reader.get();
    }
    return reading;
  }

  /** What programs may show for the value of a field; decoded once, for many rules ask. */
  List<String> decoded(String value) {
    return decoded.computeIfAbsent(value, HeaderReadings::of);
  }

  /** The addresses in the value of a field; read once, for many rules ask. */
  List<String> addresses(String value) {
    return addresses.computeIfAbsent(value, Mailboxes::of);
  }
}
