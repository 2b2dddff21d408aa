package io.postern.inspect.mime;

/**
 * Where a part stands in the octets of its mail. Offsets count from the first octet of the mail.
 *
 * @param header of the first octet of its header; for a part of a multipart this is the first octet
 *     behind the delimiter line
 * @param body of the first octet behind the empty line that ends the header
 * @param end of the first octet that belongs to it no more: of the line end before the next
 *     delimiter (RFC 2046 section 5.1.1), or the end of the mail. Never before {@code header}, but
 *     before {@code body} when there is no octet between header and delimiter
 */
public record Extent(long header, long body, long end) {}
