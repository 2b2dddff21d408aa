package io.postern.rewrite;

/**
 * A part of a mail, or its body, that people read as the mail's text.
 *
 * @param header what it says about itself
 * @param start offset in the mail of its first octet
 * @param end offset behind its last; the line end before a delimiter belongs to the delimiter
 * @param alone whether it is the whole body
 */
record TextPart(PartHeader header, long start, long end, boolean alone) {

  /** For people: which part. */
  String name() {
    return header.isHtml() ? "HTML part" : "text part";
  }
}
