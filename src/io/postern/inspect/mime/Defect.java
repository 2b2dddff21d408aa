package io.postern.inspect.mime;

/**
 * Where a mail breaks the rules of MIME, or uses them so that programs disagree about what it
 * contains.
 */
public enum Defect {
  /** A Content- field stands there more than once. */
  REPEATED_FIELD(true),
  /** The parameters of a field are not as RFC 2045 has them: quotes, semicolons, blanks. */
  MALFORMED_PARAMETERS(true),
  /** A parameter stands there more than once, or its pieces do (RFC 2231). */
  REPEATED_PARAMETER(true),
  /** A name is an encoded word, which RFC 2047 forbids and everybody does. */
  ENCODED_WORD_IN_PARAMETER(false),
  /** A name has octets above 127 that nothing explains. */
  RAW_EIGHT_BIT_NAME(false),
  /** A name has characters that show it as another one: direction marks, control characters. */
  DECEPTIVE_NAME(true),
  /** Several names that differ. */
  SEVERAL_NAMES(false),
  /** A multipart does not say what separates its parts; the first likely line was taken. */
  NO_BOUNDARY(true),
  /** A multipart names several boundaries; each was taken. */
  SEVERAL_BOUNDARIES(true),
  /** A multipart has the boundary of one around it. */
  SAME_BOUNDARY(true),
  /** A line begins like a delimiter and goes on differently. */
  LOOK_ALIKE_DELIMITER(true),
  /** A multipart ends without its last delimiter. */
  UNCLOSED_MULTIPART(true),
  /** A part follows the last delimiter of its multipart. */
  PART_AFTER_END(true),
  /** A multipart has a transfer encoding; none is allowed, and it was not decoded. */
  ENCODED_MULTIPART(true),
  /** An attached message has a transfer encoding; none is allowed, and it was decoded. */
  ENCODED_MESSAGE(true),
  /** The transfer encoding is not known; the octets were taken as they are. */
  UNKNOWN_ENCODING(true),
  /** The transfer encoding is written with something around it. */
  MALFORMED_ENCODING(true),
  /** Base64 with other characters in it, or with padding before its end, or incomplete. */
  BROKEN_BASE64(true),
  /** An escape in quoted-printable is none. */
  BROKEN_QUOTED_PRINTABLE(false),
  /** A uuencoded file is cut off or has lines that are none. */
  BROKEN_UUENCODE(true),
  /** A file in winmail.dat is cut off or is not as it should be. */
  BROKEN_TNEF(true),
  /** The header has a NUL. */
  NUL_IN_HEADER(true),
  /** The header has a CR without LF, which some programs take for a line end. */
  BARE_CR_IN_HEADER(true),
  /** The header has lines that are no fields. */
  JUNK_IN_HEADER(true),
  /** A field name has blanks behind it. */
  BLANK_BEFORE_COLON(true),
  /** The header of a part goes on to the next delimiter. */
  UNENDED_HEADER(true),
  /** The character set is not known. */
  UNKNOWN_CHARSET(false),
  /** The mail is a piece of a larger one (message/partial). */
  PARTIAL_MESSAGE(true),
  /** The content is to be had elsewhere (message/external-body). */
  EXTERNAL_BODY(true),
  /** An archive has entries that its directory does not show, or shows with another name. */
  DISAGREEING_ARCHIVE(true);

  private final boolean hiding;

  Defect(boolean hiding) {
    this.hiding = hiding;
  }

  /**
   * Whether another program may find other parts, other names or other octets in this mail than
   * were found here; rules about attachments cannot rely on what was found.
   */
  public boolean isHiding() {
    return hiding;
  }
}
