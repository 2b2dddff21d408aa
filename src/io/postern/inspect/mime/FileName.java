package io.postern.inspect.mime;

import java.util.Locale;

/**
 * A name that some program may show for a file, or save it under.
 *
 * @param raw decoded, as its sender wrote it; may hold direction marks, control characters, paths:
 *     never for a log or a notice. A long one lacks its middle
 * @param shown what is left of it: compatibility forms resolved (NFKC), invisible characters,
 *     folders, and dots and blanks at the end taken away; never empty
 */
public record FileName(String raw, String shown) {

  /** What stands behind the last dot, in lower case; empty when there is no dot. */
  public String extension() {
    int dot = shown.lastIndexOf('.');
    return dot < 0 ? "" : shown.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
