package io.postern.inspect.mime;

import io.postern.mail.HeaderText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What programs may show for the value of a header field. */
public final class HeaderReadings {
  private HeaderReadings() {}

  /**
   * The value as mail programs decode it (RFC 2047 and its common abuses), as strict ones do where
   * that differs, and as it stands there. Hostile text, not for logs.
   *
   * @param value unfolded, one character per octet, as {@link io.postern.mail.Header} gives it
   * @return at least one; the most likely reading first
   */
  public static List<String> of(String value) {
    String raw = HeaderText.utf8(value);
    if (!EncodedWords.areIn(value)) {
      return List.of(raw);
    }
    Set<String> readings = new LinkedHashSet<>();
    readings.add(EncodedWords.decode(value));
    readings.add(HeaderText.decode(value));
    readings.add(raw);
    return List.copyOf(readings);
  }
}
