package io.postern.manage;

import java.nio.file.Path;

/** No gateway answers for a home folder. The message tells how to start one. */
final class GatewayNotRunningException extends Exception {
  private static final long serialVersionUID = 1;

  GatewayNotRunningException(Path home) {
    super(
        "the gateway is not running in %s; start it with ./postern run --home %s"
            .formatted(home, home));
  }
}
