package io.postern.account;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/** The endpoint that keeps a copy of each mail as a file in a folder. */
final class ArchiveFolder {
  private static final String URI = "kamelet:folder-recipient-sink?folder=";

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private ArchiveFolder() {}

  /** Whether a folder's path survives its way through the URI and the kamelet's parameters. */
  static boolean canBe(Path folder) {
    String path = folder.toString();
    return path.indexOf('&') < 0 && path.indexOf('+') < 0 && !path.contains("{{");
  }

  /** The endpoint's URI, with the path percent-encoded. */
  static String uri(Path folder) {
    StringBuilder uri = new StringBuilder(URI);
    for (byte octet : folder.toString().getBytes(StandardCharsets.UTF_8)) {
      if (octet > 0 && (Character.isLetterOrDigit(octet) || "/._-".indexOf(octet) >= 0)) {
        uri.append((char) octet);
      } else {
        uri.append('%').append(HEX.toHexDigits(octet));
      }
    }
    return uri.toString();
  }

  /** The folder of such a URI, as it stands there; empty for another endpoint. */
  static Optional<String> of(String uri) {
    return uri.startsWith(URI)
        ? Optional.of(URLDecoder.decode(uri.substring(URI.length()), StandardCharsets.UTF_8))
        : Optional.empty();
  }
}
