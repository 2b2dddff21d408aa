package io.postern.account;

import static io.postern.account.Key.preset;
import static io.postern.account.Key.required;

import io.postern.account.text.ScannerAddressText;
import io.postern.inspect.scanner.ScannerAddress;
import java.util.stream.Stream;

/** The keys of ClamAV's daemon. */
final class ClamdKeys {
  /** Name of the group, and of the scanner. */
  static final String NAME = "clamd";

  private static final String AT = "inspect.antivirus." + NAME + ".";

  final Key<ScannerAddress> address =
      required(
          AT + "address",
          new ScannerAddressText(3310),
          "/run/clamav/clamd.ctl",
          "Where ClamAV's daemon listens.");
  final ScannerKeys scanner =
      new ScannerKeys(
          AT,
          "60s",
          "2m",
          "25MB",
          "Largest mail it gets; not above its own StreamMaxLength. Of larger ones nobody can"
              + " tell.");
  final Key<Integer> expanded =
      preset(
          AT + "expanded",
          ScannerKeys.SIZE,
          "25MB",
          "100MB",
          "Its own MaxFileSize: a pass counts only for mail that unpacks to no more.");

  Stream<Key<?>> all() {
    return Stream.of(Stream.<Key<?>>of(address), scanner.all(), Stream.<Key<?>>of(expanded))
        .flatMap(keys -> keys);
  }
}
