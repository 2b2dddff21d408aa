package io.postern.inspect.rules;

import io.postern.inspect.Occasion;
import io.postern.inspect.mime.BodyText;
import io.postern.inspect.mime.HeaderReadings;
import io.postern.inspect.mime.Reading;
import io.postern.mail.Mail;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A mail and what is known about it; what costs to find out is found out once, when asked for. */
public final class Facts {
  private final Mail mail;
  private final Occasion occasion;
  private final Supplier<Reading> reader;
  private final Map<String, List<String>> decoded = new HashMap<>();
  private final Map<String, List<String>> addresses = new HashMap<>();
  private Reading reading;
  private List<String> bodies;

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

  /**
   * What people read, plain text and HTML: each on one line and folded, for {@link Mask#firstFor};
   * once, for many rules ask.
   */
  List<String> bodies() {
    if (bodies == null) {
      BodyText text = reading().anatomy().text();
      bodies = Stream.of(text.plain(), text.html()).map(BodyIs::onOneLine).map(Folded::of).toList();
    }
    return bodies;
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
