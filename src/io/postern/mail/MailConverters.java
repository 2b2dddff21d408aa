package io.postern.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.apache.camel.spi.TypeConverterLoader;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.SimpleTypeConverter;

/**
 * Makes a {@link Mail} on an exchange what other endpoints work with: a stream, an array, or a
 * parsed message. Camel finds this class by {@code
 * META-INF/services/org/apache/camel/TypeConverterLoader}.
 *
 * <p>There is no conversion to text, since a mail is octets of no one character set.
 */
public final class MailConverters implements TypeConverterLoader {

  @Override
  public void load(TypeConverterRegistry registry) {
    registry.addTypeConverter(
        InputStream.class,
        Mail.class,
        new SimpleTypeConverter(false, (type, exchange, mail) -> stream((Mail) mail)));
    registry.addTypeConverter(
        byte[].class,
        Mail.class,
        new SimpleTypeConverter(false, (type, exchange, mail) -> octets((Mail) mail)));
    registry.addTypeConverter(
        MimeMessage.class,
        Mail.class,
        new SimpleTypeConverter(false, (type, exchange, mail) -> message((Mail) mail)));
  }

  /** A stream over the mail's octets; the caller closes it. */
  static InputStream stream(Mail mail) throws IOException {
    return mail.content().open();
  }

  /**
   * The mail's octets.
   *
   * @throws IOException when it is too large for an array
   */
  static byte[] octets(Mail mail) throws IOException {
    long size = mail.content().size();
    if (size > Integer.MAX_VALUE - 8) {
      throw new IOException("a mail of " + size + " octets does not fit into an array");
    }
    ByteArrayOutputStream octets = new ByteArrayOutputStream((int) size);
    mail.content().writeTo(octets);
    return octets.toByteArray();
  }

  /**
   * The mail as Jakarta Mail understands it: a parsed copy, for reading; written again it need not
   * have the same octets.
   *
   * @throws MessagingException when it cannot make a message of the mail
   */
  static MimeMessage message(Mail mail) throws IOException, MessagingException {
    try (InputStream in = mail.content().open()) {
      return new MimeMessage(Session.getInstance(new Properties()), in);
    }
  }
}
