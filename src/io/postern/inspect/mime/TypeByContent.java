package io.postern.inspect.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** Tells the media type of a file by its first octets, whatever its name. */
final class TypeByContent {
  /** How many octets are looked at. */
  static final int HEAD = 1024;

  private static final int FIRST_WORDS = 16;

  /** What Tika calls a program of DOS or Windows, and how everybody else knows it. */
  private static final String DOWNLOAD = "application/x-msdownload";

  private static final String PROGRAM = "application/x-dosexec";

  /**
   * Tika's list, read when the first file is asked about: that takes as long as hundreds of mails,
   * and most mails have nothing but text.
   */
  private static final class Tika {
    static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
  }

  private TypeByContent() {}

  /** The type, for example {@code application/x-dosexec}; empty when there is no octet. */
  static String of(byte[] head) {
    if (head.length == 0) {
      return "";
    }
    if (isPlain(head)) {
      return "text/plain";
    }
    try {
      String type =
          Tika.TYPES
              .detect(new ByteArrayInputStream(head), new Metadata())
              .getBaseType()
              .toString();
      return type.equals(DOWNLOAD) ? PROGRAM : type;
    } catch (IOException cannotHappen) {
      throw new UncheckedIOException(cannotHappen);
    }
  }

  /**
   * The type of a body that is shown as text, whatever it is: only whether it may be something else
   * than text matters, above all an archive.
   *
   * @param head the first octets
   * @param declared what the mail says
   */
  static String ofBody(byte[] head, String declared) {
    return head.length > 0 && isTextOnly(head) ? declared : of(head);
  }

  /**
   * Whether these begin as texts do, and no octet controls anything. Every kind of file that is
   * known here has such octets within its first ones, or begins otherwise: {@code !} are archives
   * of libraries, {@code (} is Zstandard, digits are cpio.
   */
  private static boolean isTextOnly(byte[] head) {
    int first = head[0] & 0xff;
    boolean letter = (first | 0x20) >= 'a' && (first | 0x20) <= 'z';
    boolean begins = first == '<' || letter || isBlank(head[0]) || (first >= 0xc3 && first < 0xf0);
    for (int i = 0; begins && i < head.length; i++) {
      begins = (head[i] & 0xff) >= ' ' ? head[i] != 0x7f : isBlank(head[i]);
    }
    return begins;
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  /**
   * Whether these are words and nothing that any format begins with: to ask costs much more than to
   * see that most texts are nothing else.
   */
  private static boolean isPlain(byte[] head) {
    for (int i = 0; i < head.length; i++) {
      byte c = head[i];
      boolean blank = isBlank(c);
      boolean letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
      boolean printable = c > ' ' && c < 0x7f;
      if (i < FIRST_WORDS ? !letter && !blank && c != ',' && c != '.' : !printable && !blank) {
        return false;
      }
    }
    boolean mailbox = head.length > 4 && head[0] == 'F' && head[4] == ' ';
    boolean program = head.length > 1 && head[0] == 'M' && head[1] == 'Z';
    return !mailbox && !program;
  }
}
