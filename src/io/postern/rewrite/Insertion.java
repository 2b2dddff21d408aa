package io.postern.rewrite;

import io.postern.mail.Content;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Puts a disclaimer into one part: in plain text below it, in HTML at the end of the body. */
final class Insertion {
  private final TextPart part;
  private final Wording wording;
  private final byte[] lineEnd;

  Insertion(TextPart part, Wording wording, byte[] lineEnd) {
    this.part = part;
    this.wording = wording;
    this.lineEnd = lineEnd;
  }

  /** What became of it. */
  sealed interface Result {}

  /** This is to be changed. */
  record Added(Edits.Edit edit) implements Result {}

  /** The part stays as it is; says why. */
  record Kept(String why) implements Result {}

  /** No part of the mail may be touched; says why. */
  record Sealed(String why) implements Result {}

  /**
   * @throws IOException when the content cannot be read
   */
  Result into(Content content) throws IOException {
    Optional<Coding> coding = Coding.named(part.header().encoding());
    if (coding.isEmpty()) {
      return new Kept("its transfer encoding is not known");
    }
    String charset = part.header().type().parameter("charset");
    Optional<TextCharset> textCharset = TextCharset.named(charset);
    if (textCharset.isEmpty()) {
      return new Kept("its character set is not written like ASCII");
    }
    PartBody body = PartBody.read(content, part);
    Optional<byte[]> decoded = coding.get().decode(body.raw());
    if (decoded.isEmpty()) {
      return new Kept("its Base64 is broken");
    }
    return put(body, coding.get(), decoded.get(), textCharset.get());
  }

  private Result put(PartBody body, Coding coding, byte[] decoded, TextCharset charset) {
    String octets = new String(decoded, StandardCharsets.ISO_8859_1);
    if (isPgp(octets)) {
      return new Sealed("the text is signed or encrypted with PGP");
    }
    if (isThere(new String(decoded, charset.charset()))) {
      return new Kept("it is there already");
    }
    int position = part.header().isHtml() ? HtmlText.end(octets) : decoded.length;
    boolean sevenBit = coding instanceof Coding.Identity && is7Bit(body.raw());
    Optional<byte[]> piece = charset.encode(piece(octets, position), sevenBit);
    if (piece.isEmpty()) {
      return new Kept("its character set cannot hold the disclaimer");
    }
    if (piece.get().length == 0) {
      return new Kept("the disclaimer has no text for it");
    }
    return new Added(edit(body, coding, position, piece.get()));
  }

  private boolean isPgp(String octets) {
    String inside = part.header().isHtml() ? "-----" : "\n-----";
    boolean first = octets.startsWith("-----BEGIN PGP ");
    return first || octets.contains(inside + "BEGIN PGP ") || octets.contains(inside + "END PGP ");
  }

  private boolean isThere(String text) {
    boolean html = part.header().isHtml();
    String own = html ? wording.htmlLikeness() : wording.textLikeness();
    return !own.isEmpty() && (html ? Likeness.ofHtml(text) : Likeness.ofText(text)).contains(own);
  }

  /** What says 7bit must stay so; what says so wrongly cannot be made worse. */
  private boolean is7Bit(byte[] raw) {
    if (!part.header().encoding().equals("7bit")) {
      return false;
    }
    for (byte c : raw) {
      if (c < 0) {
        return false;
      }
    }
    return true;
  }

  private String piece(String octets, int position) {
    boolean html = part.header().isHtml();
    List<String> lines = html ? wording.html() : wording.text();
    if (lines.isEmpty()) {
      return "";
    }
    String eol = new String(lineEnd, StandardCharsets.US_ASCII);
    boolean goesOn = position < octets.length() || octets.endsWith("\n");
    boolean closes = goesOn || (octets.isEmpty() && part.alone());
    return (html ? htmlBreak(octets, position, eol) : blankLine(octets, eol))
        + (isFlowed() ? stuffed(lines, eol) : String.join(eol, lines))
        + (closes ? eol : "");
  }

  private static String htmlBreak(String octets, int position, String eol) {
    return position > 0 && octets.charAt(position - 1) != '\n' ? eol : "";
  }

  /** What it takes for an empty line between the text and what follows. */
  private String blankLine(String octets, String eol) {
    if (octets.isEmpty()) {
      return "";
    }
    String text = octets.endsWith("\n") ? octets.substring(0, octets.length() - 1) : octets;
    text = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    boolean ended = text.length() < octets.length();
    boolean blank = ended && (text.isEmpty() || text.endsWith("\n"));
    // a flowed line swallows the empty one behind it
    boolean flows = isFlowed() && text.endsWith(" ") && !text.endsWith("\n-- ");
    return (ended ? "" : eol) + (blank ? "" : eol) + (flows ? eol : "");
  }

  private boolean isFlowed() {
    return !part.header().isHtml()
        && part.header().type().parameter("format").equalsIgnoreCase("flowed");
  }

  /** RFC 3676 section 4.4. */
  private static String stuffed(List<String> lines, String eol) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      boolean stuff = line.startsWith(" ") || line.startsWith(">") || line.startsWith("From ");
      text.append(text.isEmpty() ? "" : eol).append(stuff ? " " : "").append(line);
    }
    return text.toString();
  }

  private Edits.Edit edit(PartBody body, Coding coding, int position, byte[] piece) {
    Edits.Edit edit = coding.insert(body.raw(), position, piece, lineEnd);
    byte[] octets = edit.octets();
    if (part.alone() && body.raw().length == 0 && octets[octets.length - 1] != '\n') {
      octets = Arrays.copyOf(octets, octets.length + lineEnd.length);
      System.arraycopy(lineEnd, 0, octets, octets.length - lineEnd.length, lineEnd.length);
    }
    return new Edits.Edit(body.start() + edit.from(), body.start() + edit.to(), octets);
  }
}
