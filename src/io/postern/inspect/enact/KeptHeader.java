package io.postern.inspect.enact;

import io.postern.mail.Content;
import io.postern.mail.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * What stays of a message's header when its content is replaced: all but the fields that describe
 * the content (RFC 2045), octet for octet.
 *
 * @param octets complete fields, without the empty line; nobody may change them
 * @param hasMimeVersion whether the field is among them
 */
record KeptHeader(byte[] octets, boolean hasMimeVersion) {

  /**
   * Reads a header.
   *
   * @param content the header with its empty line
   * @throws UncleanHeaderException when it cannot be told where its fields begin and end
   * @throws IOException when the mail cannot be read
   */
  static KeptHeader of(Content content) throws IOException {
    if (content.size() > Header.MAX_OCTETS) {
      throw new UncleanHeaderException("the header is too long");
    }
    byte[] all;
    try (InputStream in = content.open()) {
      all = in.readAllBytes();
    }
    Header header = Header.parse(all, all.length);
    for (int i = header.end(); i < all.length; i++) {
      if (all[i] != '\r' && all[i] != '\n') {
        throw new UncleanHeaderException("the header has lines that are none");
      }
    }
    ByteArrayOutputStream kept = new ByteArrayOutputStream(all.length);
    int done = 0;
    for (Header.Field field : header.fields()) {
      if (field.name().toLowerCase(Locale.ROOT).startsWith("content-")) {
        kept.write(all, done, field.start() - done);
        done = field.end();
      }
    }
    kept.write(all, done, header.end() - done);
    return new KeptHeader(kept.toByteArray(), header.first("MIME-Version").isPresent());
  }

  /** Whether another field can follow. */
  boolean endsItsLines() {
    return octets.length == 0 || octets[octets.length - 1] == '\n';
  }
}
