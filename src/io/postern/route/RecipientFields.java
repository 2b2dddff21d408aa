package io.postern.route;

import io.postern.mail.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Picks the fields of a header that say for whom a mail is. */
final class RecipientFields {
  private static final Set<String> ORIGINAL = Set.of("to", "cc", "bcc");
  private static final Set<String> RESENT = Set.of("resent-to", "resent-cc", "resent-bcc");

  private RecipientFields() {}

  /** Every To, Cc and Bcc (RFC 5322 section 3.6.3), from the top. */
  static List<Header.Field> original(Header header) {
    return header.fields().stream().filter(f -> ORIGINAL.contains(lower(f))).toList();
  }

  /**
   * Resent-To, Resent-Cc and Resent-Bcc of the latest resending, which stands topmost (RFC 5322
   * section 3.6.6): up to a Received field or a repeated name, where an earlier resending begins.
   */
  static List<Header.Field> resent(Header header) {
    List<Header.Field> block = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Header.Field field : header.fields()) {
      String name = lower(field);
      boolean ends = name.equals("received") && !block.isEmpty();
      if (ends || names.contains(name)) {
        return block;
      }
      if (RESENT.contains(name)) {
        block.add(field);
        names.add(name);
      }
    }
    return block;
  }

  /**
   * The envelope header's fields that count. A field without a value counts as absent: providers
   * write empty ones.
   */
  static List<Header.Field> envelope(Header header, RoutingPolicy.EnvelopeHeader which) {
    List<Header.Field> all =
        header.all(which.name()).stream().filter(f -> !isEmpty(f.value())).toList();
    int occurrence = which.occurrence();
    if (occurrence == 0) {
      return all;
    }
    int place = occurrence > 0 ? occurrence - 1 : all.size() + occurrence;
    return place >= 0 && place < all.size() ? List.of(all.get(place)) : List.of();
  }

  private static boolean isEmpty(String value) {
    return value.isBlank() || value.equals("<>");
  }

  private static String lower(Header.Field field) {
    return field.name().toLowerCase(Locale.ROOT);
  }
}
