package io.postern.inspect.spam;

import io.postern.inspect.scanner.ScannerTimeouts;
import io.postern.wire.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * How to ask Rspamd.
 *
 * @param name what journal, log and rules call it, for example {@code rspamd}
 * @param check where its normal worker listens, for example {@code http://127.0.0.1:11333}
 * @param learn where its controller listens, usually port 11334; needed for training only
 * @param password that the controller wants; the normal worker gets it, too, if it is another
 *     machine's proxy
 * @param timeouts how long to wait; over HTTP there is no waiting by the octet, so that {@code
 *     read} plays no part
 * @param cap how much of a mail it gets
 * @param user for whom it judges: it is told in {@code Deliver-To}
 */
public record RspamdSettings(
    String name,
    URI check,
    Optional<URI> learn,
    Optional<Secret> password,
    ScannerTimeouts timeouts,
    SizeCap cap,
    ScannerUser user) {

  /**
   * @throws IllegalArgumentException naming the address that is not one of a web server
   */
  public RspamdSettings {
    check(check);
    learn.ifPresent(RspamdSettings::check);
  }

  private static void check(URI uri) {
    boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException("a password does not belong into Rspamd's address");
    }
    if (!web
        || uri.getHost() == null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "Rspamd's address should be like http://127.0.0.1:11333: \"" + uri + "\"");
    }
  }

  /** The address of a command at one of its workers. */
  static URI at(URI worker, String command) {
    String base = worker.toString();
    return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + command);
  }
}
