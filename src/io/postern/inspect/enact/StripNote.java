package io.postern.inspect.enact;

import io.postern.inspect.mime.Part;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The octets of the part that stands in the place of one that was taken out: text in UTF-8, as it
 * is where it is plain ASCII, in base64 otherwise. No line of it can be taken for a delimiter.
 */
final class StripNote {
  private static final int MAX_LINE = 900;
  private static final int BASE64_LINE = 76;

  private final String text;
  private final String lineEnd;
  private final boolean ends;

  /**
   * @param text lines ending with LF
   * @param lineEnd what the mail's lines end with
   * @param ends whether a line end is wanted behind the text
   */
  StripNote(String text, String lineEnd, boolean ends) {
    // a blank keeps a line from being taken for the beginning of a uuencoded file
    this.text =
        ("\n" + text).replace("\r", "").replace("\nbegin", "\n begin").substring(1).stripTrailing();
    this.lineEnd = lineEnd;
    this.ends = ends;
  }

  /** Whether a part that was found may be such a note. */
  static boolean is(Part part) {
    return part.type().equals("text/plain")
        && part.disposition().equals("inline")
        && part.names().isEmpty()
        && part.defects().isEmpty();
  }

  /** A part of a multipart. */
  byte[] part() {
    return octets(fields() + lineEnd + body());
  }

  /**
   * A message.
   *
   * @param kept what stays of its header, which describes no content
   */
  byte[] message(KeptHeader kept) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(kept.octets());
    String before = kept.endsItsLines() ? "" : lineEnd;
    String version = kept.hasMimeVersion() ? "" : "MIME-Version: 1.0" + lineEnd;
    all.writeBytes(octets(before + version));
    all.writeBytes(part());
    return all.toByteArray();
  }

  private String fields() {
    return "Content-Type: text/plain; charset=utf-8"
        + lineEnd
        + "Content-Transfer-Encoding: "
        + (isPlain() ? "7bit" : "base64")
        + lineEnd
        + "Content-Disposition: inline"
        + lineEnd;
  }

  private String body() {
    String lines = text.replace("\n", lineEnd);
    String body =
        isPlain()
            ? lines
            : Base64.getMimeEncoder(BASE64_LINE, octets(lineEnd))
                .encodeToString(lines.getBytes(StandardCharsets.UTF_8));
    return ends ? body + lineEnd : body;
  }

  /** Short lines of visible ASCII, none of which means anything to a program. */
  private boolean isPlain() {
    boolean visible = text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~'));
    return visible && text.lines().allMatch(StripNote::isHarmless);
  }

  private static boolean isHarmless(String line) {
    return line.length() <= MAX_LINE
        && !line.startsWith("-")
        && !line.startsWith("From ")
        && !line.startsWith(".");
  }

  private static byte[] octets(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }
}
