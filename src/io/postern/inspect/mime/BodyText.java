package io.postern.inspect.mime;

/**
 * What people read in a mail; hostile text, not for logs.
 *
 * @param plain the text/plain parts that are not attachments, one after the other
 * @param html the text/html parts that are not attachments, without their tags
 * @param complete whether nothing was left out
 */
public record BodyText(String plain, String html, boolean complete) {}
