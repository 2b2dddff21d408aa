package io.postern.system;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Recognises a mail by its octets, however many there are: the first 64 KB are looked at for the
 * gateway's own lines and for the specimen's id, all below the own lines goes into a digest.
 */
final class MailDigest {
  private static final int HEAD = 64 * 1024;
  private static final Pattern ZONE = Pattern.compile(" [+-][0-9]{4}\\s*$");
  private static final String ID = "x-specimen-id:";

  private final MessageDigest digest = sha256();
  private byte[] head = new byte[16 * 1024];
  private int headLength;
  private boolean digesting;
  private int ownOctets;
  private long size;
  private Optional<String> specimenId = Optional.empty();

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** What {@link SinkMail#identity()} would be for a mail of these octets. */
  static String identityOf(byte[] mail) {
    MailDigest digest = new MailDigest();
    digest.accept(mail, 0, mail.length);
    String sha256 = digest.finish();
    return digest.specimenId().orElse(sha256);
  }

  /** The digest of octets, as {@link SinkMail#sha256()} has it of a mail without own lines. */
  static String sha256Of(byte[] mail) {
    MessageDigest digest = sha256();
    digest.update(mail);
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Takes the next octets. */
  void accept(byte[] block, int from, int length) {
    size += length;
    if (digesting) {
      digest.update(block, from, length);
      return;
    }
    int fits = Math.min(length, HEAD - headLength);
    if (headLength + fits > head.length) {
      head = Arrays.copyOf(head, Math.min(HEAD, Math.max(2 * head.length, headLength + fits)));
    }
    System.arraycopy(block, from, head, headLength, fits);
    headLength += fits;
    if (fits < length) {
      lookAtHead();
      digest.update(block, from + fits, length - fits);
    }
  }

  private void lookAtHead() {
    digesting = true;
    int lineStart = 0;
    while (lineStart < headLength) {
      int next = nextLine(lineStart);
      if (isBlank(lineStart, next)) {
        break;
      }
      if (ownOctets == 0 && startsWith(lineStart, "received:")) {
        next = fieldEnd(lineStart, next);
        ownOctets = isOurs(lineStart, next) ? next : 0;
      } else if (specimenId.isEmpty() && startsWith(lineStart, ID)) {
        specimenId = Optional.of(text(lineStart + ID.length(), next).strip());
      }
      lineStart = next;
    }
    digest.update(head, ownOctets, headLength - ownOctets);
  }

  private int nextLine(int from) {
    int i = from;
    while (i < headLength && head[i] != '\n') {
      i++;
    }
    return Math.min(headLength, i + 1);
  }

  /**
   * The end of a Received field whose first line ends here. Its last line ends with a date (RFC
   * 5322 section 3.6.7); folded lines behind that are the mail's own, which began with them.
   */
  private int fieldEnd(int lineStart, int firstLineEnd) {
    int start = lineStart;
    int end = firstLineEnd;
    while (!ZONE.matcher(text(start, end)).find()
        && end < headLength
        && (head[end] == ' ' || head[end] == '\t')) {
      start = end;
      end = nextLine(end);
    }
    return end;
  }

  private boolean isBlank(int from, int to) {
    return to - from <= 2 && text(from, to).isBlank() && head[to - 1] == '\n';
  }

  private boolean isOurs(int from, int to) {
    return text(from, to).contains("(Postern");
  }

  private boolean startsWith(int from, String lowerCase) {
    for (int i = 0; i < lowerCase.length(); i++) {
      if (from + i >= headLength
          || Character.toLowerCase((char) head[from + i]) != lowerCase.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private String text(int from, int to) {
    return new String(head, from, to - from, StandardCharsets.ISO_8859_1);
  }

  /** Ends the mail and gives the digest of what is below the own lines. */
  String finish() {
    if (!digesting) {
      lookAtHead();
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  long size() {
    return size;
  }

  int ownOctets() {
    return ownOctets;
  }

  Optional<String> specimenId() {
    return specimenId;
  }
}
