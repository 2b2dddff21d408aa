package io.postern.mail;

/**
 * What one pass over the octets of a mail tells about its lines; everything a sender needs to know
 * before it sends.
 *
 * @param dotLines whether a line begins with a dot, so that SMTP must stuff it (RFC 5321 section
 *     4.5.2)
 * @param eightBit whether an octet above 127 occurs
 * @param bareLineEnds whether a CR without LF or a LF without CR occurs
 * @param endOfDataLookAlike whether a lenient server could take something inside for the end of
 *     data: a dot alone between line ends of which at least one is bare
 * @param endsWithCrlf whether the last line is complete; true for empty content
 */
public record ContentFacts(
    boolean dotLines,
    boolean eightBit,
    boolean bareLineEnds,
    boolean endOfDataLookAlike,
    boolean endsWithCrlf) {}
