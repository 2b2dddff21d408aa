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

  private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

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
          TYPES.detect(new ByteArrayInputStream(head), new Metadata()).getBaseType().toString();
      return type.equals(DOWNLOAD) ? PROGRAM : type;
    } catch (IOException cannotHappen) {
      throw new UncheckedIOException(cannotHappen);
    }
  }

  /**
   * Whether these are words and nothing that any format begins with: to ask costs much more than to
   * see that most texts are nothing else.
   */
  private static boolean isPlain(byte[] head) {
    for (int i = 0; i < head.length; i++) {
      byte c = head[i];
      boolean blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
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
