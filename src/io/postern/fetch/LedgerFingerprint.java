package io.postern.fetch;

import io.postern.mail.Header;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Tells whether two headers are of the same mail, though a server adds fields when a mail is read
 * (Status, X-UIDL) or delivered (the upper Received fields).
 *
 * <p>It is asked only about mails that have a UIDL in common, which is the provider's doing and
 * nobody else's; so it need not withstand forgery, and is quick instead.
 */
public final class LedgerFingerprint {
  private static final List<String> FIELDS = List.of("Message-ID", "Date", "From", "To", "Subject");

  private LedgerFingerprint() {}

  /**
   * The checksums of what a mail's author and first server wrote: Message-ID, Date, From, To,
   * Subject and the bottom Received field.
   *
   * @return 16 hexadecimal digits: CRC-32 and CRC-32C
   */
  public static String of(Header header) {
    StringBuilder text = new StringBuilder(512);
    for (String name : FIELDS) {
      add(text, name, header.all(name));
    }
    List<Header.Field> received = header.all("Received");
    add(text, "Received", received.subList(Math.max(0, received.size() - 1), received.size()));
    byte[] octets = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    CRC32 one = new CRC32();
    one.update(octets);
    CRC32C other = new CRC32C();
    other.update(octets);
    return HexFormat.of().toHexDigits((one.getValue() << 32) | other.getValue());
  }

  /** Name and values end with characters that cannot be inside, so that nothing can be shifted. */
  private static void add(StringBuilder text, String name, List<Header.Field> fields) {
    text.append(name).append('\n');
    for (Header.Field field : fields) {
      appendFolded(text, field.value());
      text.append('\r');
    }
  }

  /** Each run of blanks as one blank, for servers fold lines anew. */
  private static void appendFolded(StringBuilder text, String value) {
    boolean blank = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean here = c == ' ' || c == '\t';
      if (!here || !blank) {
        text.append(here ? ' ' : c);
      }
      blank = here;
    }
  }
}
