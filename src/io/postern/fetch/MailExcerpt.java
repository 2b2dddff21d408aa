package io.postern.fetch;

import io.postern.mail.Header;
import io.postern.mail.HeaderText;
import io.postern.mail.OneLine;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/**
 * What a person knows a mail by, decoded and made harmless.
 *
 * @param date the moment as ISO 8601; as the sender wrote it when that cannot be read
 * @param from at most 200 characters
 * @param subject at most 200 characters
 */
public record MailExcerpt(String date, String from, String subject) {
  private static final int MAX = 200;

  static MailExcerpt of(Header header) {
    return new MailExcerpt(
        moment(text(header, "Date")), text(header, "From"), text(header, "Subject"));
  }

  private static String text(Header header, String name) {
    return OneLine.squeezed(header.first(name).map(HeaderText::decode).orElse(""), MAX);
  }

  private static String moment(String date) {
    int comment = date.indexOf('(');
    String bare = (comment < 0 ? date : date.substring(0, comment)).strip();
    try {
      return OffsetDateTime.parse(bare, DateTimeFormatter.RFC_1123_DATE_TIME)
          .toInstant()
          .toString();
    } catch (DateTimeException sendersOwnWay) {
      // a person can read it all the same
      return date;
    }
  }
}
