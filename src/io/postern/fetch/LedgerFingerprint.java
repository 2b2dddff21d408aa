package io.postern.fetch;

import io.postern.mail.Header;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Tells whether two headers are of the same mail, though a server adds fields when a mail is read
 * (Status, X-UIDL) or delivered (the upper Received fields).
 */
public final class LedgerFingerprint {
  private static final List<String> FIELDS = List.of("Message-ID", "Date", "From", "To", "Subject");
  private static final int LENGTH = 32;

  private LedgerFingerprint() {}

  /**
   * The digest of what a mail's author and first server wrote: Message-ID, Date, From, To, Subject
   * and the bottom Received field.
   *
   * @return 32 hexadecimal digits of a SHA-256
   */
  public static String of(Header header) {
    MessageDigest digest = sha256();
    for (String name : FIELDS) {
      add(digest, name, header.all(name));
    }
    List<Header.Field> received = header.all("Received");
    add(digest, "Received", received.subList(Math.max(0, received.size() - 1), received.size()));
    return HexFormat.of().formatHex(digest.digest()).substring(0, LENGTH);
  }

  /** Name and values end with characters that cannot be inside, so that nothing can be shifted. */
  private static void add(MessageDigest digest, String name, List<Header.Field> fields) {
    digest.update((name + "\n").getBytes(StandardCharsets.US_ASCII));
    for (Header.Field field : fields) {
      String value = field.value().replaceAll("[ \\t]+", " ");
      digest.update((value + "\r").getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
